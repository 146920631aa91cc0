#include "base/messages.h"

#include "base/text.h"

#include <fmt/format.h>

#include <system_error>
#include <utility>

namespace logreg {

namespace {

// The system's own words, in English whatever the locale.
std::string words_of(int code) {
  return std::generic_category().message(code);
}

}  // namespace

Error bad_data(Sentence sentence, std::vector<Cure> cures) {
  return {Failure::data, std::move(sentence), std::move(cures)};
}

Error wrong_usage(Sentence sentence, std::vector<Cure> cures) {
  return {Failure::usage, std::move(sentence), std::move(cures)};
}

namespace error {

Error interrupted() {
  return {Failure::interrupted, "interrupted"};
}

Error cannot_open(const std::string& file, int code) {
  return {Failure::system, fmt::format("cannot open {}: {}", quoted(file), words_of(code))};
}

Error cannot_read(const std::string& file, int code) {
  return {Failure::system, fmt::format("cannot read {}: {}", quoted(file), words_of(code))};
}

Error cannot_write(const std::string& file, int code) {
  return {Failure::system, fmt::format("cannot write {}: {}", quoted(file), words_of(code))};
}

}  // namespace error

}  // namespace logreg
