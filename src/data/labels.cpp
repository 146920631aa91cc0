#include "data/labels.h"

#include "base/number.h"
#include "base/text.h"
#include "data/folded.h"
#include "data/messages.h"
#include "data/missing.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>
#include <span>
#include <string_view>
#include <utility>

namespace logreg {

namespace {

// Whether `positive` is obviously the positive one of the two.
bool is_obvious(const std::string& negative, const std::string& positive) {
  using Pair = std::pair<std::string_view, std::string_view>;
  static constexpr Pair pairs[] = {
      {"0", "1"},
      {"-1", "1"},
      {"false", "true"},
      {"no", "yes"},
      {"n", "y"},
      {"f", "t"},
      {"off", "on"},
      // No and yes of other languages, where yes does not stand behind no in byte order.
      {"nein", "ja"},
      {"nee", "ja"},
      {"nej", "ja"},
      {"nei", "ja"},
      {"ne", "ano"},
      {"ne", "da"},
      {"nu", "da"},
      {"nem", "igen"},
      {"hay\u0131r", "evet"},
      {"hayir", "evet"},
      {"\u043d\u0435\u0442", "\u0434\u0430"},
      {"nie", "\u00e1no"},
  };
  const std::string no = folded(negative);
  const std::string yes = folded(positive);
  const auto is_pair = [&](const Pair& pair) { return pair.first == no && pair.second == yes; };
  return std::ranges::any_of(pairs, is_pair) ||
         (no.starts_with("neg") && yes.starts_with("pos"));
}

bool comes_before(const std::string& a, const std::string& b, char decimal) {
  const auto number_a = parse_number(trimmed(a), decimal);
  const auto number_b = parse_number(trimmed(b), decimal);
  return number_a && number_b ? *number_a < *number_b : a < b;
}

enum class Meaning { none, no, yes };

// Of a label that programs write for one of two, whatever the other is.
Meaning meaning_of(const std::string& label) {
  static constexpr std::string_view noes[] = {"0", "0.0", "no", "n", "false", "f", "off"};
  static constexpr std::string_view yeses[] = {"1", "1.0", "yes", "y", "true", "t", "on"};
  const std::string text = folded(label);
  if (std::ranges::find(noes, text) != std::end(noes)) return Meaning::no;
  return std::ranges::find(yeses, text) != std::end(yeses) ? Meaning::yes : Meaning::none;
}

bool says_missing(const std::string& label) {
  const std::span<const std::string_view> texts = wide_missing_texts();
  return std::ranges::find(texts, label) != texts.end();
}

// Texts that count as one label.
struct Group {
  Label label;
  std::size_t cells = 0;                   // with any of the texts
  std::size_t most = 0;                    // with the text that names it
  std::size_t first_line = 0;              // of that
  std::vector<std::string> spellings = {}; // in byte order
};

std::vector<std::string> names(const std::vector<Group>& groups) {
  std::vector<std::string> result;
  for (const Group& group : groups) result.push_back(group.label.text());
  return result;
}

void add_group(std::vector<Group>& groups, Group added, bool shortest_names, const auto& same) {
  const auto known = std::ranges::find_if(groups, same);
  if (known == groups.end()) {
    groups.push_back(std::move(added));
    return;
  }
  const bool renames = shortest_names ? added.label.text().size() < known->label.text().size()
                                      : added.most > known->most;
  if (renames) {
    known->label = added.label;
    known->most = added.most;
    known->first_line = added.first_line;
  }
  known->cells += added.cells;
  known->spellings.insert(known->spellings.end(), added.spellings.begin(), added.spellings.end());
}

// Of texts that are equal as numbers the shortest names the group.
std::vector<Group> different_labels(const TargetTexts& target) {
  std::vector<Group> groups;
  for (const DistinctText& text : target.texts) {
    const auto same = [&](const Group& group) { return group.label.is(text.text, target.decimal); };
    add_group(groups, {Label(text.text, target.decimal), text.count, text.count, text.first_line, {text.text}}, true,
              same);
  }
  return groups;
}

// Of texts that are equal but for case the commonest names the group.
std::vector<Group> folded_labels(const std::vector<Group>& groups) {
  std::vector<Group> result;
  for (const Group& group : groups) {
    add_group(result, group, false,
              [&](const Group& known) { return known.label.is_but_for_case(group.label.folded()); });
  }
  return result;
}

class Choice {
 public:
  Choice(const TargetTexts& target, const WantedLabels& wanted) : target_(target), wanted_(wanted) {
    result_.column = target.column;
    groups_ = different_labels(target);
    std::vector<Group> groups = folded_labels(groups_);
    if (groups_.size() > 2 && groups.size() == 2) {
      groups_ = std::move(groups);
      result_.folded = true;
    }
  }

  Target make() {
    const bool is_open = wanted_.positives.empty() && wanted_.negatives.empty();
    if (is_open) {
      choose();
    } else {
      take_wanted();
    }
    result_.spellings = spellings();
    return std::move(result_);
  }

 private:
  void choose();
  void take_wanted();
  Group take(const std::string& wanted, const std::vector<std::string>& all);
  std::vector<Group> take_all(const std::vector<std::string>& wanted, const std::vector<std::string>& all);
  void check_spellings(const std::vector<Group>& taken) const;
  std::vector<std::string> spellings() const;
  [[noreturn]] void refuse_many() const;
  static std::string likely(const std::vector<Group>& groups, std::size_t cells);

  const TargetTexts& target_;
  const WantedLabels& wanted_;
  std::vector<Group> groups_;
  Target result_;
};

void Choice::choose() {
  if (groups_.size() == 1) throw error::one_label(target_.file, target_.column, groups_.front().label.text());
  if (groups_.size() > 2) refuse_many();
  std::string negative = groups_[0].label.text();
  std::string positive = groups_[1].label.text();
  if (comes_before(positive, negative, target_.decimal)) std::swap(positive, negative);
  if (is_obvious(positive, negative)) std::swap(positive, negative);
  result_.positive = std::move(positive);
  result_.negative = std::move(negative);
}

void Choice::refuse_many() const {
  const auto rarest = std::ranges::min_element(groups_, {}, &Group::cells);
  ManyLabels found{{target_.file, rarest->first_line}, target_.column, names(groups_), rarest->label.text()};
  for (const Group& group : folded_labels(groups_)) {
    if (found.same.empty() && group.spellings.size() > 1) found.same = group.spellings;
  }
  std::vector<Group> others;
  bool all_mean_something = true;
  std::size_t cells = 0;
  for (const Group& group : groups_) {
    const std::string label = group.label.text();
    if (says_missing(label)) {
      found.missing.push_back(label);
    } else {
      others.push_back(group);
    }
    const Meaning meaning = meaning_of(label);
    if (meaning == Meaning::yes) found.yes.push_back(label);
    all_mean_something = all_mean_something && meaning != Meaning::none;
    cells += group.cells;
  }
  if (folded_labels(others).size() != 2) found.missing.clear();
  if (!all_mean_something || found.yes.size() == groups_.size()) found.yes.clear();
  found.likely = likely(others.empty() ? groups_ : others, cells);
  throw error::many_labels(found);
}

// The one that may be meant by the positive class: the last one, but not one that hardly any row has.
std::string Choice::likely(const std::vector<Group>& groups, std::size_t cells) {
  constexpr std::size_t rare = 100;  // one row in so many
  const auto is_common = [&](const Group& group) { return rare * group.cells >= cells; };
  const auto common = std::ranges::find_if(groups.rbegin(), groups.rend(), is_common);
  return (common == groups.rend() ? groups.back() : *common).label.text();
}

// Takes the group of that label out of those that are left.
Group Choice::take(const std::string& wanted, const std::vector<std::string>& all) {
  const std::string folded_label = folded(wanted);
  const auto found = std::ranges::find_if(groups_, [&](const Group& group) {
    return group.label.is(wanted, target_.decimal) || (result_.folded && group.label.is_but_for_case(folded_label));
  });
  if (found == groups_.end()) throw error::no_such_label(target_.column, wanted, all);
  Group taken = std::move(*found);
  groups_.erase(found);
  return taken;
}

std::vector<Group> Choice::take_all(const std::vector<std::string>& wanted, const std::vector<std::string>& all) {
  std::vector<Group> taken;
  for (const std::string& label : wanted) {
    const auto is_it = [&](const Group& group) { return group.label.is(label, target_.decimal); };
    if (std::ranges::none_of(taken, is_it)) taken.push_back(take(label, all));
  }
  return taken;
}

// A label left over that is a wanted one but for its case would count as the other class.
void Choice::check_spellings(const std::vector<Group>& taken) const {
  std::vector<std::string> together = names(taken);
  const std::size_t wanted = together.size();
  for (const Group& group : groups_) {
    const auto same = [&](const Group& other) { return other.label.is_but_for_case(group.label.folded()); };
    if (std::ranges::any_of(taken, same)) together.push_back(group.label.text());
  }
  if (together.size() > wanted && groups_.size() > 1) {
    throw error::label_in_other_spelling(target_.column, together[wanted], together);
  }
}

void Choice::take_wanted() {
  const std::vector<std::string> all = names(groups_);
  const std::vector<Group> positives = take_all(wanted_.positives, all);
  if (!positives.empty()) check_spellings(positives);
  for (const std::string& label : wanted_.negatives) {
    const auto is_it = [&](const Group& group) { return group.label.is(label, target_.decimal); };
    if (std::ranges::any_of(positives, is_it)) throw error::label_in_both_classes(target_.column, label);
  }
  const std::vector<Group> negatives = take_all(wanted_.negatives, all);
  const auto set = [](const std::vector<Group>& taken, auto& name, std::vector<std::string>& labels) {
    if (taken.empty()) return;
    name = fmt::format("{}", fmt::join(names(taken), " or "));
    if (taken.size() > 1) labels = names(taken);
  };
  set(positives, result_.positive, result_.positives);
  set(negatives, result_.negative, result_.negatives);
  result_.leaves_out = !negatives.empty() && !positives.empty() && !groups_.empty();
  if (!positives.empty() && !negatives.empty()) return;
  if (groups_.empty()) throw error::one_label(target_.file, target_.column, all.front());
  if (positives.empty() && groups_.size() > 1) refuse_many();
  if (positives.empty()) result_.positive = groups_.front().label.text();
  if (negatives.empty() && groups_.size() == 1) result_.negative = groups_.front().label.text();
}

// Of the classes that have several.
std::vector<std::string> Choice::spellings() const {
  std::vector<std::string> result;
  if (!result_.folded) return result;
  for (const DistinctText& text : target_.texts) result.push_back(text.text);
  return result;
}

}  // namespace

Label::Label(std::string text, char decimal)
    : text_(std::move(text)), number_(parse_number(trimmed(text_), decimal)), folded_(logreg::folded(text_)) {}

bool Label::is(std::string_view content, char decimal) const {
  return content == text_ || (number_ && parse_number(trimmed(content), decimal) == number_);
}

Labels::Labels(const Target& target, char decimal) : folded_(target.folded), decimal_(decimal) {
  for (const std::string& label : target.positive_labels()) positives_.emplace_back(label, decimal);
  for (const std::string& label : target.negative_labels()) negatives_.emplace_back(label, decimal);
}

bool Labels::has(const std::vector<Label>& labels, std::string_view content, std::string_view folded_content) const {
  return std::ranges::any_of(labels, [&](const Label& label) {
    return label.is(content, decimal_) || (folded_ && label.is_but_for_case(folded_content));
  });
}

Labels::Class Labels::class_of(std::string_view content) const {
  const std::string folded_content = folded_ ? folded(content) : std::string();
  if (has(positives_, content, folded_content)) return Class::positive;
  if (negatives_.empty() || has(negatives_, content, folded_content)) return Class::negative;
  return Class::neither;
}

Target choose_labels(const TargetTexts& target, const WantedLabels& wanted) {
  if (target.texts.empty()) throw error::target_is_missing(target.file, target.column);
  return Choice(target, wanted).make();
}

}  // namespace logreg
