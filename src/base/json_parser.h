// JSON text (RFC 8259) -> values, from a text or from one that comes in pieces.
//
// The text is not trusted: what is wrong is said with its place, and depth and number of values are bounded.
#pragma once

#include "base/json.h"

#include <cstddef>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace logreg {

// What is wrong with a JSON text, and at which byte and line, counted from 1.
struct JsonError : std::runtime_error {
  JsonError(const std::string& what, std::size_t at, std::size_t in_line)
      : std::runtime_error(what), position(at), line(in_line) {}
  std::size_t position;
  std::size_t line;
};

// The whole of `text` as one value. Throws JsonError, also for a name that stands twice in an object, for nesting
// deeper than 32, for a number that overflows a double, and for more values than 16 million.
Json parse_json(std::string_view text);

// A text that comes in pieces: gives the next one, an empty one at the end. A piece lives until the next is asked for.
using TextPieces = std::function<std::string_view()>;

// A list that may be too long to be kept as values: the member `name` of the document. Its elements are handed on one
// by one, with their position, and in the result the list is empty.
struct LongList {
  std::string_view name;
  std::function<void(const Json& element, std::size_t index)> take;
};

Json parse_json(const TextPieces& pieces, const LongList& long_list);

}  // namespace logreg
