#include "report/flag_phrases.h"

#include "base/text.h"
#include "report/numbers.h"
#include "report/phrases.h"

#include <fmt/format.h>

#include <utility>
#include <vector>

namespace logreg {

namespace {

// Without the mark that ends the sentence before it.
std::string without_lead(const std::string& cure) {
  const std::size_t begin = cure.find_first_not_of(".; ");
  return begin == std::string::npos ? "" : cure.substr(begin);
}

std::string percent(double share) {
  constexpr double hundred = 100;
  return fmt::format("{:.1f}%", hundred * share);
}

std::string levels_named(const std::vector<std::string>& levels) {
  constexpr std::size_t most = 4;
  std::vector<std::string> names;
  for (const std::string& level : levels) names.push_back(quoted_name(level, 24));
  return fmt::format("{} {}", levels.size() == 1 ? "level" : "levels", listed(names, ", ", most));
}

std::string constant(const CheckedColumn& column) {
  if (column.distinct == 0) return "every cell is missing";
  if (column.distinct > 1) return "one value in all rows used";
  return column.missing.rows() > 0 ? "one value, or a missing cell" : "one value in all rows";
}

std::string leak(const Flag& flag) {
  if (flag.more) return "each of its levels is of one class: they decide the label";
  return fmt::format("decides the label alone: ROC AUC {}", metric_value(flag.amount));
}

std::string near_duplicate(const Flag& flag) {
  return fmt::format("says the same as {}: their correlation is {:.6f}", quoted_name(flag.names.front()), flag.amount);
}

std::string inflation(const Flag& flag) {
  if (flag.amount == 0) return "other columns determine it, or a level of it";
  return fmt::format("other columns say nearly the same: variance inflation {}", significant(flag.amount, 3));
}

FlagPhrases refused(const CheckedColumn& column, const CheckWords& words) {
  return {column.refusal->sentence().worded(words.setting), without_lead(words.cures(column.refusal->cures()))};
}

FlagPhrases dates(const Flag& flag, const CheckedColumn& column, const CheckWords& words) {
  const auto with = [&](const std::string& format) {
    return fmt::format("{} {}", words.setting({"date"}), list_argument(column.name + '=' + format));
  };
  const std::string text = fmt::format("dates or times, as {}", quoted(flag.names.front()));
  if (flag.more) return {"integers that are " + text, with("%Y%m%d")};
  std::string cure;
  for (std::size_t i = 1; i < flag.names.size(); ++i) cure += (i > 1 ? " or " : "") + with(flag.names[i]);
  if (cure.empty()) return {text + ", in several forms", "write them in one form"};
  return {text, std::move(cure)};
}

std::string mixed_cells(const Flag& flag, const CheckedColumn& column, const CheckWords& words) {
  std::vector<std::string> cells;
  for (const std::string& cell : flag.names) cells.push_back(column.name + '=' + cell);
  if (cells.empty() || static_cast<double>(cells.size()) < flag.amount) return "mend these cells";
  return fmt::format("{} {}, if they are missing", words.setting({"na"}), list_argument(cells));
}

std::string codes(const Flag& flag) {
  constexpr double sure = 0.001;
  if (flag.more) return fmt::format("zeros in front, as {}, which codes have", quoted(flag.names.front()));
  std::string text = fmt::format("{} different integers, which may be codes", amount(flag.amount));
  if (flag.of < sure) text += "; as levels they say more (p < 0.001)";
  return text;
}

std::string outlier(const Flag& flag) {
  return fmt::format("{} at {}, far from all others{}", flag.of == 1 ? "1 row" : amount(flag.of) + " rows",
                     significant(flag.amount), flag.more ? "; it looks like a code for missing" : "");
}

std::string rare_levels(const Flag& flag, const CheckedColumn& column) {
  return fmt::format("{} of its {} levels have fewer than {} rows ({} in all)", amount(flag.amount), column.distinct,
                     amount(few_rows), amount(flag.of));
}

FlagPhrases one_class_levels(const Flag& flag, const CheckedColumn& column, const CheckWords& words) {
  const std::string join = fmt::format("{} {}", words.setting({"min-level-rows"}), amount(few_rows));
  std::string text = levels_named(flag.names) + " of one class alone: infinite coefficients";
  if (flag.instead.empty()) return {std::move(text), fmt::format("{}, or {}", join, words.setting({"firth"}))};
  return {text + " of all levels, since the baseline is one",
          fmt::format("{} {}", words.setting({"baseline"}), shell_word(column.name + '=' + flag.instead))};
}

std::string instead_of_constant(const CheckedColumn& column, const std::string& ignore, const CheckWords& words) {
  const bool has_missing_texts = column.distinct == 1 && column.missing.rows() > 0 && !column.is_number;
  if (!has_missing_texts) return ignore;
  return fmt::format("{} impute, if a missing cell means another; else {}", words.setting({"missing"}), ignore);
}

FlagPhrases missing_levels(const Flag& flag, const CheckedColumn& column, const CheckWords& words) {
  std::vector<std::string> texts;
  for (const std::string& text : flag.names) texts.push_back(column.name + '=' + text);
  return {fmt::format("{} in {} may say that the cell is missing, and {} here", quoted_list(flag.names),
                      counted(static_cast<std::size_t>(flag.amount), "row"),
                      texts.size() == 1 ? "is a level" : "are levels"),
          fmt::format("{} {}, if so", words.setting({"na"}), list_argument(texts))};
}

FlagPhrases spellings(const Flag& flag) {
  if (!flag.more) return {"yes and no in several spellings, which are two levels: " + quoted_list(flag.names), ""};
  return {fmt::format("{} and {} are two levels that differ only in case or blanks", quoted(flag.names[0]),
                      quoted(flag.names[1])),
          "spell them alike"};
}

}  // namespace

FlagPhrases flag_phrases(const Flag& flag, const CheckedColumn& column, const CheckWords& words) {
  const std::string name = list_argument(column.name);
  const std::string ignore = fmt::format("{} {}", words.setting({"ignore"}), name);
  const std::string join = fmt::format("{} {}", words.setting({"min-level-rows"}), amount(few_rows));
  switch (flag.fault) {
    case Fault::refused:
      return refused(column, words);
    case Fault::dressed_number:
      if (column.refusal) return refused(column, words);
      return {fmt::format("numbers in different units, as {} and {}, and so text", quoted(flag.names[0]),
                          quoted(flag.names[1])),
              "bring them to one unit"};
    case Fault::date:
      return dates(flag, column, words);
    case Fault::leak:
      return {leak(flag), ignore + ", if it is known only after the label"};
    case Fault::constant:
      return {constant(column), instead_of_constant(column, ignore, words)};
    case Fault::counts_rows:
      return {"counts the rows in the order of the file", ignore};
    case Fault::identifier:
      return {fmt::format("all its {} differ, as identifiers do", column.is_number ? "integers" : "texts"), ignore};
    case Fault::near_duplicate:
      return {near_duplicate(flag), ignore};
    case Fault::variance_inflation:
      return {inflation(flag), fmt::format("{}, or {} 0.01", ignore, words.setting({"l2"}))};
    case Fault::nearly_empty:
      return {percent(flag.amount) + " of its cells are missing",
              fmt::format("{}, or {} impute", ignore, words.setting({"missing"}))};
    case Fault::one_class_level:
      return one_class_levels(flag, column, words);
    case Fault::rare_levels:
      return {rare_levels(flag, column), join};
    case Fault::mixed_cells:
      return {fmt::format("text, though many cells are numbers, because of {} such as {}",
                          counted(static_cast<std::size_t>(flag.amount), "cell"), quoted_list(flag.names, 3)),
              mixed_cells(flag, column, words)};
    case Fault::spellings:
      return spellings(flag);
    case Fault::missing_code:
      return {fmt::format("{} stands in {}, and counts as missing", quoted(flag.names.front()),
                          counted(static_cast<std::size_t>(flag.amount), "row")),
              fmt::format("if it is a level, {} '' and {} {}", words.setting({"na"}), words.setting({"categorical"}),
                          name)};
    case Fault::missing_level:
      return missing_levels(flag, column, words);
    case Fault::codes:
      return {codes(flag), fmt::format("{} {}, if they are", words.setting({"categorical"}), name)};
    case Fault::outlier:
      return {outlier(flag),
              flag.more ? fmt::format("{} {}", words.setting({"na"}),
                                      list_argument(fmt::format("{}={}", column.name, significant(flag.amount))))
                        : "correct it, or leave its cell empty"};
    case Fault::heavy_tail:
      return {percent(flag.amount) + " of its sum of squares is from 1% of the rows",
              "a column with its logarithm, in its place"};
  }
  return {};
}

FlagPhrases flag_phrases(Fault fault, std::span<const std::string> columns, const CheckWords& words) {
  const std::string names = list_argument(columns);
  const std::string ignore = fmt::format("{} {}", words.setting({"ignore"}), names);
  std::vector<std::string> quoted;
  for (const std::string& column : columns) quoted.push_back(quoted_name(column, 24));
  const std::string all = listed(quoted);
  switch (fault) {
    case Fault::constant:
      return {"one value, or none, in all rows", ignore};
    case Fault::identifier:
      return {"all their cells differ, as identifiers do", ignore};
    case Fault::near_duplicate:
      return {"each says the same as an earlier column", ignore};
    case Fault::variance_inflation:
      return {all + ": other columns say nearly the same, or determine them",
              fmt::format("{} for some, or {} 0.01", words.setting({"ignore"}), words.setting({"l2"}))};
    case Fault::nearly_empty:
      return {"most of their cells are missing", fmt::format("{}, or {} impute", ignore, words.setting({"missing"}))};
    case Fault::one_class_level:
      return {
          "some of their levels are of one class alone: infinite coefficients",
          fmt::format("{} {}, or {}", words.setting({"min-level-rows"}), amount(few_rows), words.setting({"firth"}))};
    case Fault::rare_levels:
      return {fmt::format("{}: some of their levels have fewer than {} rows", all, amount(few_rows)),
              fmt::format("{} {}", words.setting({"min-level-rows"}), amount(few_rows))};
    case Fault::codes:
      return {"few different integers, which may be codes",
              fmt::format("{} {}, if they are", words.setting({"categorical"}), names)};
    case Fault::heavy_tail:
      return {all + ": much of their sum of squares is from 1% of the rows",
              "columns with their logarithms, in their place"};
    default:
      return {};
  }
}

}  // namespace logreg
