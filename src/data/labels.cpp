#include "data/labels.h"

#include "base/number.h"
#include "base/text.h"
#include "data/messages.h"

#include <algorithm>
#include <array>
#include <utility>

namespace logreg {

namespace {

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

// Whether `positive` is obviously the positive one of the two.
bool is_obvious(const std::string& negative, const std::string& positive) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> pairs = {
      {{"0", "1"}, {"-1", "1"}, {"false", "true"}, {"no", "yes"}, {"n", "y"}, {"f", "t"}}};
  const std::string no = lower(negative);
  const std::string yes = lower(positive);
  return std::any_of(pairs.begin(), pairs.end(),
                     [&](const auto& pair) { return pair.first == no && pair.second == yes; }) ||
         (no.starts_with("neg") && yes.starts_with("pos"));
}

bool comes_before(const std::string& a, const std::string& b, char decimal) {
  const auto number_a = parse_number(trimmed(a), decimal);
  const auto number_b = parse_number(trimmed(b), decimal);
  return number_a && number_b ? *number_a < *number_b : a < b;
}

// One text for each label: of texts that are equal as numbers the shortest.
std::vector<std::string> different_labels(const std::vector<DistinctText>& texts, char decimal) {
  std::vector<std::pair<std::optional<double>, std::string>> labels;
  for (const DistinctText& text : texts) {
    const auto number = parse_number(trimmed(text.text), decimal);
    const auto same =
        std::find_if(labels.begin(), labels.end(), [&](const auto& label) { return number && label.first == number; });
    if (same == labels.end()) {
      labels.emplace_back(number, text.text);
    } else if (text.text.size() < same->second.size()) {
      same->second = text.text;
    }
  }
  std::vector<std::string> result;
  result.reserve(labels.size());
  for (const auto& label : labels) result.push_back(label.second);
  return result;
}

}  // namespace

Labels::Labels(std::string positive, std::optional<std::string> negative, char decimal)
    : positive_(std::move(positive)), negative_(std::move(negative)), decimal_(decimal) {
  positive_number_ = parse_number(trimmed(positive_), decimal_);
  if (negative_) negative_number_ = parse_number(trimmed(*negative_), decimal_);
}

bool Labels::same(std::string_view content, const std::string& label, const std::optional<double>& number) const {
  return content == label || (number && parse_number(trimmed(content), decimal_) == number);
}

Labels::Class Labels::class_of(std::string_view content) const {
  if (same(content, positive_, positive_number_)) return Class::positive;
  if (!negative_ || same(content, *negative_, negative_number_)) return Class::negative;
  return Class::neither;
}

Labels choose_labels(const std::string& target, const std::vector<DistinctText>& texts, bool many_texts,
                     const std::optional<std::string>& positive, const std::string& file, char decimal) {
  if (many_texts) throw error::target_has_many_labels(file, target);
  if (texts.empty()) throw error::target_is_missing(file, target);
  std::vector<std::string> labels = different_labels(texts, decimal);
  if (positive) {
    const Labels tried(*positive, std::nullopt, decimal);
    const auto is_positive = [&](const std::string& label) { return tried.class_of(label) == Labels::Class::positive; };
    const auto found = std::find_if(labels.begin(), labels.end(), is_positive);
    if (found == labels.end()) throw error::no_such_label(target, *positive, labels);
    const std::string chosen = *found;
    labels.erase(found);
    if (labels.empty()) throw error::one_label(file, target, chosen);
    return Labels(chosen, labels.size() == 1 ? std::optional(labels.front()) : std::nullopt, decimal);
  }
  if (labels.size() == 1) throw error::one_label(file, target, labels.front());
  if (labels.size() > 2) throw error::many_labels(file, target, labels);
  if (comes_before(labels[1], labels[0], decimal)) std::swap(labels[0], labels[1]);
  if (is_obvious(labels[1], labels[0])) std::swap(labels[0], labels[1]);
  return Labels(labels[1], labels[0], decimal);
}

}  // namespace logreg
