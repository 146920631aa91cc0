# What `cmake --install` puts where, how it is taken away again, and the packages that CPack makes of it.

set(package_dir "${CMAKE_CURRENT_LIST_DIR}")
# Of this version, in the man pages and the change log.
set(LOGREG_DATE 2026-11-30)
set(LOGREG_DATE_OF_MAIL "Mon, 30 Nov 2026 12:00:00 +0000")
set(LOGREG_MAINTAINER "the logreg authors <logreg@packages.invalid>" CACHE STRING "Who answers for the packages")

install(TARGETS logreg)
install(FILES README.md DESTINATION "${CMAKE_INSTALL_DOCDIR}")
install(FILES "${package_dir}/copyright" DESTINATION "${CMAKE_INSTALL_DOCDIR}")
# No documentation: minimal systems leave /usr/share/doc out of what they install.
install(DIRECTORY samples DESTINATION "${CMAKE_INSTALL_DATADIR}/logreg" PATTERN quickstart.sh EXCLUDE)

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

find_program(LOGREG_GZIP gzip)
mark_as_advanced(LOGREG_GZIP)
# lowdown has had other options in other versions.
find_program(LOGREG_LOWDOWN lowdown)
mark_as_advanced(LOGREG_LOWDOWN)
set(lowdown_works 1)
if(LOGREG_LOWDOWN AND LOGREG_GZIP)
  execute_process(COMMAND "${LOGREG_LOWDOWN}" -s -tman --nroff-nolinks --parse-no-metadata --parse-no-super
                          --parse-no-intraemph --parse-no-strike --out-no-smarty /dev/null
                  RESULT_VARIABLE lowdown_works OUTPUT_QUIET ERROR_QUIET)
endif()
if(CMAKE_CROSSCOMPILING AND NOT CMAKE_CROSSCOMPILING_EMULATOR)
  message(STATUS "No man pages are built: the program tells what is in them, and cannot be started here")
elseif(NOT lowdown_works EQUAL 0)
  message(STATUS "No man pages are built: lowdown, or gzip, is not here (apt-get install lowdown)")
else()
  set(man_dir "${CMAKE_CURRENT_BINARY_DIR}/man")
  add_custom_command(OUTPUT man.stamp
    COMMAND sh "${package_dir}/man-pages" "${man_dir}" ${PROJECT_VERSION} ${LOGREG_DATE} "${LOGREG_LOWDOWN}"
            ${CMAKE_CROSSCOMPILING_EMULATOR} $<TARGET_FILE:logreg>
    COMMAND "${CMAKE_COMMAND}" -E touch man.stamp
    DEPENDS logreg "${package_dir}/man-pages" COMMENT "Making the man pages" VERBATIM)
  add_custom_target(man_pages ALL DEPENDS man.stamp)
  install(DIRECTORY "${man_dir}/" DESTINATION "${CMAKE_INSTALL_MANDIR}")
endif()

# What is compressed is compressed without the time, so that the same source gives the same bytes.
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
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "binary logistic regression over CSV files")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "Trains a logistic regression on the rows of CSV files, predicts probabilities,
evaluates them and shows what was learned, with errors and confidence
intervals. Numbers, categories, missing cells and separated data are handled
and said; the model is a file that people can read. The same data give the
same model, byte for byte.")
include(CPack)
