#include "model/export/export.h"

#include "model/export/as_c.h"
#include "model/export/as_javascript.h"
#include "model/export/as_python.h"
#include "model/export/as_r.h"
#include "model/export/as_sql.h"
#include "model/export/code_text.h"
#include "model/export/proof.h"
#include "model/messages.h"

#include <algorithm>
#include <array>

namespace logreg {

namespace {

struct ExportTarget {
  ExportName name;
  std::string (*print)(const Exported&, const ExportOptions&);
  bool takes_bytes;  // texts need not be UTF-8
};

template <std::string (*print)(const Exported&)>
std::string without_options(const Exported& exported, const ExportOptions&) {
  return print(exported);
}

std::string sql_of(const Exported& exported, const ExportOptions& options) {
  return as_sql(exported, options.table, *options.dialect);
}

constexpr std::array<ExportTarget, 6> targets = {
    {{{"python", ExportFormat::python}, without_options<as_python>, false},
     {{"javascript", ExportFormat::javascript}, without_options<as_javascript>, false},
     {{"c", ExportFormat::c}, without_options<as_c>, true},
     {{"cpp", ExportFormat::cpp}, without_options<as_cpp>, true},
     {{"sql", ExportFormat::sql}, sql_of, false},
     {{"r", ExportFormat::r}, without_options<as_r>, false}}};

// Letters, digits and _, a letter first.
bool is_word(std::string_view name) {
  const bool has_letter_first = !name.empty() && ((name.front() | 0x20) >= 'a' && (name.front() | 0x20) <= 'z');
  constexpr std::size_t most = 40;
  return has_letter_first && name.size() <= most && std::ranges::all_of(name, is_word_character);
}

void expect_texts(const Scoring& scoring, const ExportTarget& target) {
  const auto expect = [&](const std::string& text) {
    const bool can_say = target.takes_bytes ? text.find('\0') == std::string::npos : is_plain_utf8(text);
    if (!can_say) throw error::text_cannot_be_exported(text, target.name.name);
  };
  for (const std::string* label : {&scoring.positive, &scoring.negative}) expect(*label);
  for (const ScoringInput& input : scoring.inputs) {
    expect(input.column);
    for (const auto& [text, level] : input.texts) expect(text);
    for (const std::string& text : input.missing_texts) expect(text);
  }
}

}  // namespace

std::span<const ExportName> export_formats() {
  static const auto names = [] {
    std::array<ExportName, targets.size()> result{};
    std::ranges::transform(targets, result.begin(), &ExportTarget::name);
    return result;
  }();
  return names;
}

std::string exported(const Model& model, const ExportOptions& options) {
  const ExportTarget& target =
      *std::ranges::find(targets, options.format, [](const ExportTarget& each) { return each.name.format; });
  if (!is_word(options.name)) throw error::no_name_in_code(options.name);
  const Scoring scoring = scoring_of(model, options.unseen);
  expect_texts(scoring, target);
  const std::vector<ProofRow> proof = proof_of(model, scoring, options.unseen);
  return target.print({scoring, proof, options.name}, options);
}

}  // namespace logreg
