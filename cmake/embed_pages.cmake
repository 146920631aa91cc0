# Writes the pages of the manual into a source file that defines logreg::pages().
#
#     cmake -DOUTPUT=FILE -DPAGES=A.md:B.md:... -P embed_pages.cmake
string(REPLACE ":" ";" paths "${PAGES}")
set(source "#include \"verbs/pages.h\"\n\nnamespace logreg {\n\nstd::span<const Page> pages() {\n")
string(APPEND source "  static constexpr Page all[] = {\n")
foreach(path IN LISTS paths)
  get_filename_component(name "${path}" NAME_WE)
  file(READ "${path}" text)
  string(APPEND source "      {\"${name}\", R\"page(${text})page\"},\n")
endforeach()
string(APPEND source "  };\n  return all;\n}\n\n}  // namespace logreg\n")
file(WRITE "${OUTPUT}" "${source}")
