#include "verbs/manual.h"

#include "base/error.h"
#include "base/text.h"
#include "data/missing.h"
#include "report/markdown.h"
#include "verbs/messages.h"
#include "verbs/pages.h"
#include "verbs/verb.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

using namespace logreg;

namespace {

std::vector<Command> commands() {
  std::vector<Command> result;
  for (const Verb& verb : verbs()) result.push_back(verb.describe());
  return result;
}

std::string answer(const HelpOptions& options, ManualStyle style = {}) {
  return manual_text(options, commands(), "OVERVIEW\n", style);
}

HelpOptions of_topic(const std::string& topic) {
  HelpOptions options;
  options.topic = topic;
  return options;
}

HelpOptions searching(const std::string& searched) {
  HelpOptions options;
  options.search = searched;
  return options;
}

std::string sentence(const HelpOptions& options) {
  try {
    answer(options);
  } catch (const Error& error) {
    CHECK(error.failure() == Failure::usage);
    return words(error);
  }
  return "";
}

// Those of the page's n-th block of code that shows a list, "NA, N/A, ...".
std::vector<std::string> listed_in_block(std::string_view page, std::size_t n) {
  std::vector<std::string> texts;
  for (const MarkdownBlock& block : markdown_blocks(page)) {
    if (block.kind != MarkdownBlock::Kind::code || block.lines.front().starts_with('$') || n-- > 0) continue;
    for (std::string_view line : block.lines) {
      if (line.ends_with(',')) line.remove_suffix(1);
      for (std::size_t end = 0; end != std::string_view::npos;) {
        end = line.find(", ");
        texts.emplace_back(line.substr(0, end));
        line.remove_prefix(end == std::string_view::npos ? line.size() : end + 2);
      }
    }
    break;
  }
  std::ranges::sort(texts);
  return texts;
}

std::vector<std::string> sorted(std::span<const std::string_view> texts) {
  std::vector<std::string> result(texts.begin(), texts.end());
  std::ranges::sort(result);
  return result;
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("every page begins with its name and what it is about, and what fits one line") {
  CHECK(!pages().empty());
  CHECK(std::ranges::is_sorted(pages(), {}, &Page::name));
  for (const Page& page : pages()) {
    CAPTURE(page.name);
    CHECK(page.text.starts_with("# " + std::string(page.name) + ": "));
    CHECK(page.summary().size() > 10);
    CHECK(page.summary().size() <= 60);
    CHECK(page.text.ends_with('\n'));
    for (const std::string_view line : split(page.text, '\n')) CHECK(visible(line) == line);
  }
}

TEST_CASE("without a topic help lists commands and topics") {
  const std::string text = answer({});
  CHECK(text.starts_with("OVERVIEW\n"));
  for (const Page& page : pages()) CHECK(has(text, "\n  " + std::string(page.name) + ' '));
  HelpOptions list;
  list.list = true;
  CHECK(std::ranges::count(answer(list), '\t') == std::ptrdiff_t(pages().size()));
}

TEST_CASE("a topic is shown wrapped, or as it stands") {
  HelpOptions options = of_topic("penalties");
  CHECK(answer(options).starts_with("penalties: "));
  CHECK(has(answer(options, {80, true}), "\x1b[1m"));
  CHECK(!has(answer(options), "\x1b"));
  options.markdown = true;
  CHECK(answer(options).starts_with("# penalties: "));
}

TEST_CASE("a command's help is its table of options") {
  CHECK(answer(of_topic("train")).starts_with("logreg train: "));
}

TEST_CASE("an option is found with and without its dashes, and by its letter") {
  const std::string text = answer(of_topic("l2"));
  CHECK(text == answer(of_topic("--l2")));
  CHECK(has(text, "`--l2 B`"));
  CHECK(has(text, "- train: "));
  CHECK(has(text, "logreg help penalties"));
  CHECK(answer(of_topic("-t")) == answer(of_topic("--target")));
}

TEST_CASE("what is not there is answered with what is near or where it is mentioned") {
  CHECK(sentence(of_topic("inferense")) == "no command, topic or option \"inferense\"; did you mean \"inference\"?");
  CHECK(sentence(of_topic("trian")) == "no command, topic or option \"trian\"; did you mean \"train\"?");
  CHECK(sentence(of_topic("--qwxyz")) == "no command, topic or option \"--qwxyz\". Try logreg help, which lists them");
  CHECK(sentence(of_topic("--treshold")) ==
        "no command, topic or option \"--treshold\"; did you mean \"--threshold\"?");
  CHECK(has(sentence(of_topic("coefficients that are exactly")), "Try logreg help"));
}

TEST_CASE("a search finds options and paragraphs that have all words, in any case") {
  const std::string text = answer(searching("SQUARED coefficients"));
  CHECK(has(text, "train `--l2 B`"));
  CHECK(!has(text, "train `--l1 A`"));
  CHECK(has(answer(searching("absolute")), "penalties"));
  CHECK(sentence(searching("xylophone")) ==
        "no option and no paragraph of the manual has \"xylophone\". Try logreg help, which lists its topics");
}

TEST_CASE("the page on cells lists the texts that are missing cells") {
  const auto page = std::ranges::find(pages(), "cells", &Page::name);
  REQUIRE(page != pages().end());
  CHECK(listed_in_block(page->text, 0) == sorted(narrow_missing_texts()));
  CHECK(listed_in_block(page->text, 1) == sorted(wide_missing_texts()));
}

TEST_CASE("the options that a line describes are the code at its beginning") {
  CHECK(options_described("`--header`, `--no-header`: with `--x`") ==
        std::vector<std::string>{"--header", "--no-header"});
  CHECK(options_described("| `-t`, `--target COLUMN` | `--x` |") == std::vector<std::string>{"--target"});
  CHECK(options_described("`--deciles[=N]` groups") == std::vector<std::string>{"--deciles"});
  CHECK(options_described("with `--x`").empty());
}
