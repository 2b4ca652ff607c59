# Interface targets carry the flags: presscheck_warnings for everything built here, presscheck_flags
# (hardening, sanitizers, coverage too) for everything but build tools.

include(CheckCCompilerFlag)
include(CheckLinkerFlag)
add_library(presscheck_warnings INTERFACE)
add_library(presscheck_flags INTERFACE)
target_link_libraries(presscheck_flags INTERFACE presscheck_warnings)

function(pc_compile_flag flag)
  string(MAKE_C_IDENTIFIER "PC_HAS${flag}" known)
  check_c_compiler_flag(${flag} ${known})
  if(${known})
    target_compile_options(presscheck_flags INTERFACE ${flag})
  endif()
endfunction()

function(pc_link_flag flag)
  string(MAKE_C_IDENTIFIER "PC_LINKS${flag}" known)
  check_linker_flag(C ${flag} ${known})
  if(${known})
    target_link_options(presscheck_flags INTERFACE ${flag})
  endif()
endfunction()

target_compile_options(presscheck_warnings INTERFACE
  -Wall -Wextra -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes -Wwrite-strings
  -Wpointer-arith -Wvla -Wformat=2 -Wundef)
if(PC_WERROR)
  target_compile_options(presscheck_warnings INTERFACE -Werror)
endif()
target_compile_options(presscheck_flags INTERFACE -fvisibility=hidden -fno-semantic-interposition)

if(PC_SANITIZE)
  if(PC_SANITIZE STREQUAL "thread")
    set(sanitizers thread)
  elseif(PC_SANITIZE MATCHES "^([Oo][Nn]|1|[Tt][Rr][Uu][Ee]|[Yy][Ee][Ss])$")
    set(sanitizers address,undefined)
  else()
    message(FATAL_ERROR "PC_SANITIZE is '${PC_SANITIZE}'; it can be ON (address and undefined), thread or OFF")
  endif()
  target_compile_options(presscheck_flags INTERFACE
    -fsanitize=${sanitizers} -fno-sanitize-recover=all -fno-omit-frame-pointer -g)
  target_link_options(presscheck_flags INTERFACE -fsanitize=${sanitizers})
elseif(NOT PC_COVERAGE)
  # Hardening. _FORTIFY_SOURCE needs optimisation and disagrees with the sanitizers.
  target_compile_options(presscheck_flags INTERFACE $<$<CONFIG:Release,RelWithDebInfo,MinSizeRel>:-U_FORTIFY_SOURCE>
    $<$<CONFIG:Release,RelWithDebInfo,MinSizeRel>:-D_FORTIFY_SOURCE=2>)
  pc_compile_flag(-fstack-protector-strong)
  pc_compile_flag(-fstack-clash-protection)
  pc_compile_flag(-fcf-protection)
  pc_link_flag(-Wl,-z,relro)
  pc_link_flag(-Wl,-z,now)
  pc_link_flag(-Wl,-z,noexecstack)
endif()
pc_link_flag(-Wl,--as-needed)

# The loader sets thousands of pointers in the tables of rules before main: packed, they take 24 bytes less each and
# every run some 45,000 instructions less. glibc reads them since 2.36.
include(CheckCSourceCompiles)
check_c_source_compiles("#include <features.h>
#if !defined __GLIBC__ || !__GLIBC_PREREQ(2, 36)
#error older
#endif
int main(void) { return 0; }" PC_LOADER_READS_PACKED)
if(PC_LOADER_READS_PACKED AND NOT PC_SANITIZE)
  pc_link_flag(-Wl,-z,pack-relative-relocs)
endif()

if(PC_COVERAGE)
  target_compile_options(presscheck_flags INTERFACE --coverage -O0 -g)
  target_link_options(presscheck_flags INTERFACE --coverage)
endif()

if(PC_FUZZ)
  if(NOT CMAKE_C_COMPILER_ID MATCHES "Clang")
    message(FATAL_ERROR "PC_FUZZ needs clang: cmake -DCMAKE_C_COMPILER=clang. Debian and Ubuntu: apt-get install clang")
  endif()
  target_compile_options(presscheck_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()

set(CMAKE_C_FLAGS_RELEASE "-O2 -DNDEBUG") # -O3 was measured: larger, not faster

# Link-time optimisation takes a quarter of the instructions of a parse away. The objects are fat, so that the static
# library serves any linker, and the tests link without it.
option(PC_LTO "Optimise the binary and the shared library at link time (gcc)" ON)
add_library(presscheck_lto INTERFACE)
add_library(presscheck_no_lto INTERFACE)
if(PC_LTO AND CMAKE_C_COMPILER_ID STREQUAL "GNU" AND CMAKE_BUILD_TYPE STREQUAL "Release"
    AND NOT PC_SANITIZE AND NOT PC_COVERAGE)
  target_compile_options(presscheck_lto INTERFACE -flto=auto -ffat-lto-objects)
  target_link_options(presscheck_lto INTERFACE -flto=auto -O2)
  target_link_options(presscheck_no_lto INTERFACE -fno-lto)
endif()

include(CheckPIESupported)
check_pie_supported()
