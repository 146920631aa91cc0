#include "verbs/tried_cures.h"

#include "base/messages.h"
#include "scratch_folder.h"
#include "verbs/messages.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

using namespace logreg;
using Kind = Cure::Kind;

namespace {

// What is said of the first error of an attempt on a file of these bytes.
class Tried {
 public:
  explicit Tried(const std::string& bytes, std::size_t most_bytes = 1000) : files_{folder_.write("data.csv", bytes)} {
    request_.reading.options.instead = std::make_shared<FileHeads>(most_bytes);
  }

  std::string operator()(const Attempt& attempt) const {
    try {
      attempt(request_, {});
    } catch (const Error& error) {
      return words(tried(error, files_, request_, attempt, {}));
    }
    return "no error";
  }

 private:
  ScratchFolder folder_;
  std::vector<std::string> files_;
  Request request_;
};

bool has(const std::vector<std::string>& texts, const std::string& text) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

}  // namespace

TEST_CASE("only what ends the error is offered") {
  const Attempt attempt = [](const Request& request, const Run&) -> std::size_t {
    if (has(request.columns.ignore, "b")) return 3;
    throw bad_data("wrong", {{Kind::ignore, {"a"}}, {Kind::ignore, {"b"}}, {Kind::mend_line}});
  };
  CHECK(Tried("a\n1\n")(attempt) == "wrong. Mend the line. Another model: --ignore b (without that column)");
}

TEST_CASE("options that solve it only together are named together") {
  const Attempt attempt = [](const Request& request, const Run&) -> std::size_t {
    if (request.reading.options.decimal != ',') throw bad_data("no number", {{Kind::decimal, {","}}});
    if (!has(request.reading.rules.missing, "a=x")) throw bad_data("x", {{Kind::missing_of_columns, {"a=x"}}});
    return 1;
  };
  CHECK(Tried("a\n\"1,5\"\n")(attempt) == "no number. Try --decimal , --na a=x");
}

TEST_CASE("where nothing helps, nothing is offered") {
  const Attempt attempt = [](const Request&, const Run&) -> std::size_t {
    throw bad_data("wrong", {{Kind::no_header}, {Kind::another_delimiter}});
  };
  CHECK(Tried("a;b\n1;2\n")(attempt) == "wrong");
}

TEST_CASE("an option that leaves no row is none") {
  const Attempt attempt = [](const Request& request, const Run&) -> std::size_t {
    if (request.reading.options.header == HeaderRule::absent) return 0;
    throw bad_data("wrong", {{Kind::no_header}});
  };
  CHECK(Tried("a\n1\n")(attempt) == "wrong");
}

TEST_CASE("the delimiter is found that works") {
  const Attempt attempt = [](const Request& request, const Run&) -> std::size_t {
    if (request.reading.options.delimiter == '|') return 1;
    throw bad_data("wrong", {{Kind::another_delimiter}});
  };
  CHECK(Tried("a;b|c\n1;2|3\n")(attempt) == "wrong. Try --delimiter '|'");
  CHECK(Tried("a;b\n1;2\n")(attempt) == "wrong");
}

TEST_CASE("what stands behind the bytes that are tried is not promised") {
  std::size_t calls = 0;
  const Attempt attempt = [&](const Request&, const Run&) -> std::size_t {
    if (calls++ > 0) return 1;
    throw bad_data("wrong", {{Kind::no_header}, {Kind::mend_line}});
  };
  CHECK(Tried("a\n1\n")(attempt) == "wrong. Mend the line");
}

TEST_CASE("on how many rows it was tried is said where they are not all") {
  const Attempt attempt = [](const Request& request, const Run&) -> std::size_t {
    if (request.reading.options.header == HeaderRule::absent) return 7;
    throw bad_data("wrong", {{Kind::no_header}});
  };
  CHECK(Tried("a\n1\n2\n", 4)(attempt) == "wrong. Try --no-header (if that is a row) (tried on the first 7 rows)");
}

TEST_CASE("an interruption ends the trial") {
  std::size_t calls = 0;
  const Attempt attempt = [&](const Request&, const Run&) -> std::size_t {
    if (calls++ > 1) throw error::interrupted();
    throw bad_data("wrong", {{Kind::no_header}});
  };
  CHECK_THROWS_WITH_AS(Tried("a\n1\n")(attempt), "interrupted", Error);
}
