# Every dependency is looked for here; a missing one is named with the package that brings it.

find_package(PkgConfig)
if(NOT PkgConfig_FOUND)
  message(FATAL_ERROR "pkg-config is missing. Debian and Ubuntu: apt-get install pkg-config")
endif()

# pc_need(PREFIX module package what-for)
function(pc_need prefix module package purpose)
  pkg_check_modules(${prefix} QUIET IMPORTED_TARGET GLOBAL ${module})
  if(NOT ${prefix}_FOUND)
    message(FATAL_ERROR "${module} is missing (${purpose}). Debian and Ubuntu: apt-get install ${package}")
  endif()
endfunction()

pc_need(UTF8PROC libutf8proc libutf8proc-dev "Unicode properties")
pc_need(YAML yaml-0.1 libyaml-dev "front matter and configuration")

# PDF is a module of its own; without its libraries everything else is built.
pkg_check_modules(PANGO QUIET IMPORTED_TARGET GLOBAL pango>=1.50)
pkg_check_modules(HB_SUBSET QUIET IMPORTED_TARGET GLOBAL harfbuzz-subset>=4.0)
pkg_check_modules(ZLIB QUIET IMPORTED_TARGET GLOBAL zlib)
if(PANGO_FOUND AND HB_SUBSET_FOUND AND ZLIB_FOUND)
  set(pc_can_pdf ON)
else()
  set(pc_can_pdf OFF)
endif()
option(PC_PDF "Build the module that makes PDF (Pango, HarfBuzz with hb-subset, zlib)" ${pc_can_pdf})
if(PC_PDF)
  pc_need(PANGO pango>=1.50 libpango1.0-dev "PDF; or configure with -DPC_PDF=OFF")
  pc_need(HB_SUBSET harfbuzz-subset>=4.0 libharfbuzz-dev "PDF; or configure with -DPC_PDF=OFF")
  pc_need(ZLIB zlib zlib1g-dev "PDF; or configure with -DPC_PDF=OFF")
else()
  message(STATUS "PDF is left out. Debian and Ubuntu: apt-get install libpango1.0-dev libharfbuzz-dev zlib1g-dev, then configure with -DPC_PDF=ON")
endif()

if(PC_TESTS)
  pc_need(CHECK check check "unit tests; or configure with -DPC_TESTS=OFF")
endif()

# Debian's libutf8proc.pc says 2.6.0 for 2.8.0, so the header is asked, not pkg-config.
include(CheckCSourceCompiles)
set(CMAKE_REQUIRED_LIBRARIES PkgConfig::UTF8PROC)
check_c_source_compiles("
#include <utf8proc.h>
#if UTF8PROC_VERSION_MAJOR < 2 || (UTF8PROC_VERSION_MAJOR == 2 && UTF8PROC_VERSION_MINOR < 5)
#error too old
#endif
int main(void) { return (int)utf8proc_tolower('A') - 'a'; }" PC_UTF8PROC_RECENT)
unset(CMAKE_REQUIRED_LIBRARIES)
if(NOT PC_UTF8PROC_RECENT)
  message(FATAL_ERROR "utf8proc 2.5 or newer is needed. Debian and Ubuntu: apt-get install libutf8proc-dev")
endif()

# Where they are installed, the binary takes in the archives of small libraries: finding and binding two more shared
# ones is a tenth of what parsing one release costs. Distributors that want shared ones only: -DPC_ARCHIVES_IN=OFF.
option(PC_ARCHIVES_IN "Link utf8proc and libyaml into the binary where their archives are there" ON)
set(PC_ARCHIVES "")
if(PC_ARCHIVES_IN AND CMAKE_BUILD_TYPE STREQUAL "Release" AND NOT PC_SANITIZE)
  foreach(name utf8proc yaml)
    find_library(PC_ARCHIVE_${name} lib${name}.a)
    mark_as_advanced(PC_ARCHIVE_${name})
    if(PC_ARCHIVE_${name})
      list(APPEND PC_ARCHIVES ${PC_ARCHIVE_${name}})
    endif()
  endforeach()
endif()
