#include "base/json_parser.h"

#include "base/byte_escapes.h"
#include "base/number.h"
#include "base/text.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>
#include <variant>
#include <vector>

namespace logreg {

namespace {

constexpr std::size_t deepest = 32;  // of our own documents: 4; more is an attack on the stack

constexpr std::size_t most_values = std::size_t{1} << 24;  // kept at once; more is an attack on the memory

// What the parser reads: the piece in hand, and how far it has come.
struct Input {
  const TextPieces& more;
  std::string_view piece = {};
  std::size_t taken = 0;  // bytes
  std::size_t breaks = 0;
  char last = ' ';  // that was taken
  bool ended = false;

  // Whether nothing is left, which may be known only when the next piece has been asked for.
  bool at_end() {
    if (piece.empty() && !ended) {
      piece = more();
      ended = piece.empty();
    }
    return piece.empty();
  }
  void take() {
    last = piece.front();
    if (last == '\n') ++breaks;
    ++taken;
    piece.remove_prefix(1);
  }
  // At the byte `position`, counted from 1, which is the last one taken, or the end behind it.
  JsonError wrong(const std::string& what, std::size_t position) const {
    return {what, position, 1 + breaks - (position <= taken && last == '\n' ? 1 : 0)};
  }
};

// Walks over the input for the parser; without one it is the end.
class Cursor {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  Cursor() = default;
  explicit Cursor(Input& input) : input_(&input) {}
  reference operator*() const { return input_->piece.front(); }
  Cursor& operator++() {
    input_->take();
    return *this;
  }
  bool operator==(const Cursor& other) const { return is_end() == other.is_end(); }

 private:
  bool is_end() const { return input_ == nullptr || input_->at_end(); }

  Input* input_ = nullptr;
};

// "[json.exception.parse_error.101] parse error at line 1, column 2: syntax error while ...": what follows the place.
// The message repeats what was read last, which can be long.
std::string without_place(const std::string& message) {
  constexpr std::size_t longest = 160;
  std::size_t begin = message.find("] ");
  begin = begin == std::string::npos ? 0 : begin + 2;
  if (message.compare(begin, 11, "parse error") == 0)
    begin = std::min(message.find(": ", begin), message.size() - 2) + 2;
  return message.size() - begin <= longest ? message.substr(begin) : message.substr(begin, longest) + "...";
}

// Builds our values from the parser's events, and refuses what the parser would let pass.
class Builder : public nlohmann::json_sax<nlohmann::json> {
 public:
  Builder(const Input& input, const LongList* long_list) : input_(input), long_list_(long_list) {}

  Json result;

  bool null() override { return add(Json()); }
  bool boolean(bool value) override { return add(Json(value)); }
  // Only a number with a minus sign comes here: a zero is the negative one.
  bool number_integer(number_integer_t value) override {
    return add(Json(value == 0 ? -0.0 : static_cast<double>(value)));
  }
  bool number_unsigned(number_unsigned_t value) override { return add(Json(static_cast<std::size_t>(value))); }
  bool number_float(number_float_t, const string_t& text) override {
    const auto value = parse_number(text);
    if (!value) refuse("the number " + text + " is too large");
    return add(Json(*value));
  }
  bool string(string_t& text) override { return add(Json(without_byte_escapes(text))); }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open(Json::Object()); }
  bool start_array(std::size_t) override { return open(Json::Array()); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool key(string_t& text) override {
    Open& object = open_.back();
    object.name = without_byte_escapes(text);
    if (object.stands_already()) refuse("the name " + logreg::quoted(object.name) + " stands twice");
    return true;
  }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& reason) override {
    throw input_.wrong(without_place(reason.what()), position);
  }

 private:
  struct Open {
    std::variant<Json::Array, Json::Object> content;
    std::string name;             // of the member that comes next
    std::set<std::string> names;  // of all members so far, if they are too many to look through
    std::size_t handed_on = 0;    // elements of a long list
    std::size_t kept_before = 0;  // values

    // Whether a member before has that name.
    bool stands_already() {
      constexpr std::size_t few = 16;
      const auto& members = std::get<Json::Object>(content);
      if (members.size() < few) {
        return std::any_of(members.begin(), members.end(), [this](const auto& member) { return member.first == name; });
      }
      if (names.empty()) {
        for (const auto& member : members) names.insert(member.first);
      }
      return !names.insert(name).second;
    }
  };

  [[noreturn]] void refuse(const std::string& what) const { throw input_.wrong(what, input_.taken); }

  // Whether the innermost list is the one whose elements are handed on.
  bool in_long_list() const {
    return long_list_ != nullptr && open_.size() == 2 && std::holds_alternative<Json::Array>(open_.back().content) &&
           std::holds_alternative<Json::Object>(open_.front().content) && open_.front().name == long_list_->name;
  }
  bool add(Json value) {
    if (++values_ > most_values) refuse(fmt::format("more than {} values", most_values));
    if (open_.empty()) {
      result = std::move(value);
    } else if (in_long_list()) {
      long_list_->take(value, open_.back().handed_on++);
      values_ = open_.back().kept_before;
    } else if (auto* array = std::get_if<Json::Array>(&open_.back().content)) {
      array->push_back(std::move(value));
    } else {
      std::get<Json::Object>(open_.back().content).emplace_back(std::move(open_.back().name), std::move(value));
    }
    return true;
  }
  bool open(std::variant<Json::Array, Json::Object> content) {
    if (open_.size() == deepest) refuse("nested too deeply");
    open_.push_back({std::move(content), {}, {}, 0, values_});
    return true;
  }
  bool close() {
    auto content = std::move(open_.back().content);
    open_.pop_back();
    return std::visit([this](auto& kind) { return add(Json(std::move(kind))); }, content);
  }

  const Input& input_;
  const LongList* long_list_;
  std::vector<Open> open_;
  std::size_t values_ = 0;  // kept so far
};

Json parsed(const TextPieces& pieces, const LongList* long_list) {
  Input input{pieces};
  Builder builder(input, long_list);
  if (!nlohmann::json::sax_parse(Cursor(input), Cursor(), &builder)) throw input.wrong("not JSON", input.taken);
  // To the parser it is the end.
  if (input.last == '\0') throw input.wrong("a NUL byte follows the document", input.taken);
  return std::move(builder.result);
}

}  // namespace

Json parse_json(std::string_view text) {
  return parsed([&text] { return std::exchange(text, {}); }, nullptr);
}

Json parse_json(const TextPieces& pieces, const LongList& long_list) {
  return parsed(pieces, &long_list);
}

}  // namespace logreg
