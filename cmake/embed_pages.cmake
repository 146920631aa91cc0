# Writes the pages of the manual into a source file that defines logreg::pages().
#
#     cmake -DOUTPUT=FILE -DFOLDER=FOLDER -DPAGES=A:B:... -P embed_pages.cmake
string(REPLACE ":" ";" names "${PAGES}")
set(source "#include \"verbs/pages.h\"\n\nnamespace logreg {\n\nstd::span<const Page> pages() {\n")
string(APPEND source "  static constexpr Page all[] = {\n")
foreach(name IN LISTS names)
  file(READ "${FOLDER}/${name}.md" text)
  string(APPEND source "      {\"${name}\", R\"page(${text})page\"},\n")
endforeach()
string(APPEND source "  };\n  return all;\n}\n\n}  // namespace logreg\n")
file(WRITE "${OUTPUT}" "${source}")
