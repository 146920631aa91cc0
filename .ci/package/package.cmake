# What `cmake --install` puts where, how it is taken away again, and the packages that CPack makes of it.

set(package_dir "${CMAKE_CURRENT_LIST_DIR}")
set(LOGREG_DATE "Mon, 30 Nov 2026 12:00:00 +0000")  # of this version, in the change log
set(LOGREG_MAINTAINER "the logreg authors <logreg@packages.invalid>" CACHE STRING "Who answers for the packages")

install(TARGETS logreg)
install(FILES README.md DESTINATION "${CMAKE_INSTALL_DOCDIR}")
install(FILES "${package_dir}/copyright" DESTINATION "${CMAKE_INSTALL_DOCDIR}")
# No documentation: minimal systems leave /usr/share/doc out of what they install.
install(DIRECTORY samples DESTINATION "${CMAKE_INSTALL_DATADIR}/logreg")

# Where shells look. Debian's zsh looks for those of packages in a folder of their own.
set(LOGREG_BASH_DIR "${CMAKE_INSTALL_DATADIR}/bash-completion/completions" CACHE STRING "Completions of bash")
set(LOGREG_FISH_DIR "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d" CACHE STRING "Completions of fish")
if(CMAKE_INSTALL_PREFIX STREQUAL "/usr" AND NOT LOGREG_STATIC)
  set(zsh_dir "${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions")
else()
  set(zsh_dir "${CMAKE_INSTALL_DATADIR}/zsh/site-functions")
endif()
set(LOGREG_ZSH_DIR "${zsh_dir}" CACHE STRING "Completions of zsh")
install(FILES "${package_dir}/completions/logreg.bash" DESTINATION "${LOGREG_BASH_DIR}" RENAME logreg)
install(FILES "${package_dir}/completions/logreg.fish" DESTINATION "${LOGREG_FISH_DIR}")
install(FILES "${package_dir}/completions/_logreg" DESTINATION "${LOGREG_ZSH_DIR}")

# Manual pages and the change log are packed without the time, so that the same source gives the same bytes.
find_program(LOGREG_GZIP gzip)
mark_as_advanced(LOGREG_GZIP)
configure_file("${package_dir}/changelog.in" changelog @ONLY)
if(LOGREG_GZIP)
  add_custom_command(OUTPUT changelog.gz COMMAND "${LOGREG_GZIP}" -9nc changelog > changelog.gz
                     DEPENDS changelog VERBATIM)
  add_custom_target(change_log ALL DEPENDS changelog.gz)
  install(FILES "${CMAKE_CURRENT_BINARY_DIR}/changelog.gz" DESTINATION "${CMAKE_INSTALL_DOCDIR}")
endif()

add_custom_target(uninstall
  COMMAND sh "${package_dir}/uninstall" "${CMAKE_CURRENT_BINARY_DIR}/install_manifest.txt" VERBATIM)

set(CPACK_PACKAGE_NAME logreg)
set(CPACK_PACKAGE_VENDOR "the logreg authors")
set(CPACK_PACKAGE_CONTACT "${LOGREG_MAINTAINER}")
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
if(LOGREG_STATIC)
  install(FILES /usr/share/common-licenses/GPL-3 DESTINATION "${CMAKE_INSTALL_DOCDIR}" OPTIONAL)
  set(CPACK_GENERATOR TGZ)
  set(CPACK_PACKAGING_INSTALL_PREFIX "")
  string(TOLOWER "logreg-${PROJECT_VERSION}-${CMAKE_SYSTEM_NAME}-${CMAKE_SYSTEM_PROCESSOR}" CPACK_PACKAGE_FILE_NAME)
else()
  set(CPACK_GENERATOR DEB)
  set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
endif()

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION math)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
if(CMAKE_SYSTEM_PROCESSOR STREQUAL "aarch64")
  set(CPACK_DEBIAN_PACKAGE_ARCHITECTURE arm64)  # else the machine that packs decides
endif()
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "binary logistic regression over CSV files
 Trains a logistic regression on the rows of CSV files, predicts probabilities,
 evaluates them and shows what was learned, with errors and confidence
 intervals. Numbers, categories, missing cells and separated data are handled
 and said; the model is a file that people can read. The same data give the
 same model, byte for byte.")
include(CPack)
