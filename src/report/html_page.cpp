#include "report/html_page.h"

#include "base/version.h"
#include "report/html.h"

#include <fmt/format.h>

namespace logreg {

namespace {

std::string head(const HtmlPage& page) {
  return fmt::format(
      "<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{}'; "
      "script-src 'sha256-{}'; base-uri 'none'; form-action 'none'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n"
      "<meta name=\"generator\" content=\"logreg {}\">\n"
      "<title>{}</title>\n<style>{}</style>\n</head>\n",
      page_style_sha256, page_script_sha256, version, html_text(page.title), page_style);
}

std::string contents(const HtmlPage& page) {
  std::string items;
  for (const auto& [id, name] : page.parts) {
    items += element("li", "", element("a", fmt::format("href=\"#{}\"", id), html_text(name)));
  }
  return element("nav", "aria-label=\"Contents\"", element("ul", "", items)) + '\n';
}

}  // namespace

std::string html_page(const HtmlPage& page) {
  const std::string header = element("h1", "", html_text(page.title)) + '\n' + page.introduction + contents(page);
  return "<!DOCTYPE html>\n<html lang=\"en\">\n" + head(page) +
         "<body>\n<a class=\"skip\" href=\"#content\">Skip to the content</a>\n" +
         element("header", "", '\n' + header) + '\n' + element("main", "id=\"content\"", '\n' + page.content) + '\n' +
         element("footer", "",
                 fmt::format("<p>Written by logreg {}. This file needs no other and sends nothing.</p>", version)) +
         "\n<script type=\"application/json\" id=\"data\">" + json_in_script(page.data) + "</script>\n<script>" +
         std::string(page_script) + "</script>\n</body>\n</html>\n";
}

}  // namespace logreg
