# What `cmake --install` puts where: binary, both libraries, header, manuals, and how pkg-config and CMake find them.

include(CMakePackageConfigHelpers)

install(TARGETS presscheck RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS presscheck_static presscheck_shared EXPORT presscheckTargets
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
if(PC_PDF)
  install(TARGETS presscheck_pdf LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}/presscheck)
endif()
install(DIRECTORY include/presscheck DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(FILES man/presscheck.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES man/presscheck-style.5 DESTINATION ${CMAKE_INSTALL_MANDIR}/man5)
install(FILES ${CMAKE_BINARY_DIR}/presscheck-rules.7 DESTINATION ${CMAKE_INSTALL_MANDIR}/man7)
install(FILES man/presscheck.3 DESTINATION ${CMAKE_INSTALL_MANDIR}/man3)
install(FILES ${CMAKE_BINARY_DIR}/completions.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME presscheck)
install(FILES ${CMAKE_BINARY_DIR}/completions.zsh DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions RENAME _presscheck)
install(FILES ${CMAKE_BINARY_DIR}/completions.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d RENAME presscheck.fish)
install(FILES LICENSE README.md DESTINATION ${CMAKE_INSTALL_DOCDIR})

# An absolute CMAKE_INSTALL_LIBDIR is allowed.
foreach(dir INCLUDEDIR LIBDIR)
  if(IS_ABSOLUTE "${CMAKE_INSTALL_${dir}}")
    set(PC_${dir} "${CMAKE_INSTALL_${dir}}")
  else()
    set(PC_${dir} "\${prefix}/${CMAKE_INSTALL_${dir}}")
  endif()
endforeach()
# A tree that is moved as a whole keeps working: the prefix is found from the .pc file's own place.
if(IS_ABSOLUTE "${CMAKE_INSTALL_LIBDIR}")
  set(PC_PREFIX "${CMAKE_INSTALL_PREFIX}")
else()
  file(RELATIVE_PATH up "/prefix/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/prefix")
  string(REGEX REPLACE "/$" "" up "${up}")
  set(PC_PREFIX "\${pcfiledir}/${up}")
endif()
configure_file(.cmake/presscheck.pc.in presscheck.pc @ONLY)
install(FILES ${CMAKE_BINARY_DIR}/presscheck.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/presscheck)
install(EXPORT presscheckTargets NAMESPACE presscheck:: DESTINATION ${package_dir})
configure_package_config_file(.cmake/presscheckConfig.cmake.in presscheckConfig.cmake INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(presscheckConfigVersion.cmake COMPATIBILITY SameMajorVersion)
install(FILES ${CMAKE_BINARY_DIR}/presscheckConfig.cmake ${CMAKE_BINARY_DIR}/presscheckConfigVersion.cmake
  DESTINATION ${package_dir})
