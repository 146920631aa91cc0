#include "verbs/scoring_messages.h"

#include "base/messages.h"
#include "base/text.h"
#include "data/folded.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <optional>
#include <vector>

namespace logreg {

namespace {

using Kind = Cure::Kind;

constexpr std::size_t most_columns = 12;
constexpr std::size_t most_texts = 3;

// "Ulm" 6, "Bonn" 3, "Hof" 1 and 2 more: the commonest, and without counts the first where these are not known.
std::string examples(const UnusableColumn& column) {
  std::vector<DistinctText> texts = column.unseen_texts.texts();
  if (column.keeps_all_texts) std::ranges::stable_sort(texts, std::greater(), &DistinctText::count);
  std::string result;
  for (std::size_t i = 0; i < std::min(texts.size(), most_texts); ++i) {
    result += fmt::format("{}{}", i > 0 ? ", " : "", quoted(texts[i].text));
    if (column.keeps_all_texts) result += fmt::format(" {}", texts[i].count);
  }
  if (texts.size() <= most_texts) return result;
  return result + fmt::format(" and {}{} more", column.keeps_all_texts ? "" : "at least ", texts.size() - most_texts);
}

std::string example(const FoundCell& cell) {
  return fmt::format("{}, {}", quoted(cell.text), at(cell.place));
}

std::string reasons(const UnusableColumn& column) {
  std::vector<std::string> parts;
  if (column.missing > 0) parts.push_back(fmt::format("{} missing", column.missing));
  if (column.unseen > 0) parts.push_back(fmt::format("{} never seen ({})", column.unseen, examples(column)));
  if (column.no_number > 0) {
    parts.push_back(fmt::format("{} no number ({})", column.no_number, example(column.first_no_number)));
  }
  if (column.too_large > 0) {
    parts.push_back(fmt::format("{} too large ({})", column.too_large, example(column.first_too_large)));
  }
  if (column.no_value > 0) {
    parts.push_back(fmt::format("{} outside a function ({})", column.no_value, example(column.first_no_value)));
  }
  return fmt::format("{}", fmt::join(parts, ", "));
}

template <class Named, class Words>
std::string by_column(std::span<const Named> columns, const Words& words_of) {
  std::string result;
  for (std::size_t i = 0; i < std::min(columns.size(), most_columns); ++i) {
    result += fmt::format("{}{} {}", i > 0 ? "; " : "", quoted(columns[i].column), words_of(columns[i].cells));
  }
  if (columns.size() > most_columns) result += fmt::format("; and {} more columns", columns.size() - most_columns);
  return result;
}

std::string unusable(std::span<const NamedUnusable> columns) {
  return "cells the model cannot use: " + by_column(columns, reasons);
}

std::string converting(const OtherEncoding& encoding) {
  return fmt::format("iconv -f {} -t {} FILE | logreg ... -", encoding.from, encoding.to);
}

std::string_view without_points(std::string_view text) {
  while (text.ends_with('.')) text.remove_suffix(1);
  return text;
}

// How the label differs from one that is known, and what mends it; empty where it is none of them.
std::string likeness(const std::string& label, const std::string& known) {
  if (const auto encoding = in_other_encoding(label, known)) {
    return fmt::format("; in another encoding it is {}. Try {}", quoted(known), converting(*encoding));
  }
  const std::string seen = folded(label);
  if (seen == folded(known)) {
    return fmt::format("; but for case and blanks it is {}. Mend the labels", quoted(known));
  }
  if (without_points(seen) == without_points(folded(known)) && !without_points(seen).empty()) {
    return fmt::format("; but for the point at its end it is {}. Mend the labels, as sed 's/\\.$//' does at line ends",
                       quoted(known));
  }
  return {};
}

std::string reason(Unusable why, std::string_view cell) {
  switch (why) {
    case Unusable::missing:
      return "a missing cell";
    case Unusable::unseen:
      return fmt::format("{}, a level that its training has not seen", quoted(cell));
    case Unusable::no_number:
      return fmt::format("{}, which is no number", quoted(cell));
    case Unusable::no_value:
      return fmt::format("{}, of which a function of its formula has no finite value", quoted(cell));
    case Unusable::too_large:
      break;
  }
  return fmt::format("{}, which is too large", quoted(cell));
}

}  // namespace

namespace error {

Error third_label(const Place& place, const std::string& target, const std::string& label, const std::string& positive,
                  const std::string& negative) {
  std::string like = likeness(label, positive);
  if (like.empty()) like = likeness(label, negative);
  return bad_data(fmt::format("{}: the label {} in column {} is neither {} nor {}, which the model tells apart{}",
                              at(place), quoted(label), quoted(target), quoted(positive), quoted(negative), like));
}

Error unusable_cell(const Place& place, const std::string& column, Unusable why, std::string_view cell) {
  return bad_data(
      fmt::format("{}: column {}: the model cannot use {}. Without --missing error such a row gets an empty prediction",
                  at(place), quoted(column), reason(why, cell)));
}

}  // namespace error

namespace notice {

std::string rows_without_prediction(std::size_t rows, std::size_t all, std::span<const NamedUnusable> columns) {
  return fmt::format("{} of {} got no prediction; {}", rows, counted(all, "row"), unusable(columns));
}

std::string rows_left_out(std::size_t rows, std::size_t all, std::size_t without_label,
                          std::span<const NamedUnusable> columns) {
  std::string result = fmt::format("{} of {} left out", rows, counted(all, "row"));
  if (without_label > 0) result += fmt::format("; {} without a label", without_label);
  if (!columns.empty()) result += "; " + unusable(columns);
  return result;
}

std::string levels_in_other_encoding(const std::string& column, const OtherEncoding& encoding) {
  return fmt::format("{} of column {} {} known in another encoding: {} is {} in the training. Try {}",
                     counted(encoding.cells, "cell"), quoted(column), encoding.cells == 1 ? "is" : "are",
                     quoted(encoding.text), quoted(encoding.known), converting(encoding));
}

std::string new_combinations(std::size_t rows, std::size_t all) {
  return fmt::format("{} of {} have levels that never stood together in the training; their combination counts as 0",
                     rows, counted(all, "row"));
}

std::string rows_far_outside(std::size_t rows, std::size_t all, std::span<const NamedFar> columns) {
  const auto words_of = [](const FarColumn& column) {
    return fmt::format("{} ({})", column.count, example(column.first));
  };
  return fmt::format("{} of {} {} far outside what the training saw, by more than its range: {}", rows,
                     counted(all, "row"), rows == 1 ? "lies" : "lie", by_column(columns, words_of));
}

std::string scores_of_other_class(const std::string& probability, const std::string& positive,
                                  const std::string& negative, double roc_auc) {
  return fmt::format(
      "column {} orders the rows the wrong way round (ROC AUC {:.3f}): these look like the probabilities of {}, not of "
      "{}. Try --positive {}, or the other column with --probability",
      quoted(probability), roc_auc, quoted(negative), quoted(positive), shell_word(negative));
}

}  // namespace notice

}  // namespace logreg
