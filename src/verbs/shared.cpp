#include "verbs/shared.h"

#include "base/output_file.h"
#include "verbs/messages.h"
#include "verbs/terminal.h"

#include <cstdio>

namespace logreg {

void clear_progress(const CommonOptions& options) {
  if (options.progress) options.progress->clear();
}

void tell(const CommonOptions& options, std::string_view text) {
  if (options.quiet) return;
  clear_progress(options);
  std::fwrite(text.data(), 1, text.size(), stderr);
}

void notify(const CommonOptions& options, const std::string& sentence) {
  tell(options, "logreg: " + sentence + "\n");
}

void notify_of(const CommonOptions& options, const std::string& file, const FileFindings& findings,
               std::size_t columns, std::size_t rows, const BadRows& bad_rows) {
  constexpr double many = 0.1;
  if (findings.told_delimiter) {
    notify(options, notice::told_delimiter(file, *findings.told_delimiter, findings.is_obeyed));
  }
  if (findings.has_texts_between_apostrophes) notify(options, notice::texts_between_apostrophes(file));
  if (findings.extra_cell != ExtraCell::none) notify(options, notice::extra_cell(file, findings.extra_cell));
  if (bad_rows.count > 0) notify(options, notice::bad_rows(file, columns, bad_rows));
  const std::size_t all = rows + bad_rows.count;
  if (static_cast<double>(bad_rows.count) > many * static_cast<double>(all)) {
    notify(options, notice::many_bad_rows(file, bad_rows.count, all));
  }
  if (bad_rows.torn > 0) notify(options, notice::torn_rows({file, bad_rows.first_torn}, bad_rows.torn));
}

void answer(const CommonOptions& options, std::string_view text) {
  clear_progress(options);
  write_file("-", text);
}

void answer_beside(const CommonOptions& options, std::string_view text, bool stdout_is_taken) {
  if (stdout_is_taken) {
    tell(options, text);
  } else {
    answer(options, text);
  }
}

InstructionSet chosen_instruction_set() {
  const std::string_view name = environment("LOGREG_ISA");
  if (name.empty()) return widest_instruction_set();
  for (const NamedInstructionSet& known : instruction_sets()) {
    if (known.name == name) return known.set;
  }
  throw error::unknown_instruction_set(std::string(name));
}

Reading reading_of(const DataOptions& data) {
  return {data.reading, data.missing_texts ? MissingTexts(*data.missing_texts) : MissingTexts(), data.cells};
}

Reading reading_of(const DataOptions& data, const Model& model, const CommonOptions& common) {
  Reading reading = reading_of(data);
  if (!data.missing_texts) reading.missing = model.missing;
  if (!data.decimal_given) reading.options.decimal = model.decimal;
  reading.rules.remembered = model.formats;
  const bool remembers_escape = !data.escape_given && model.escape.has_value();
  const bool remembers_lines = !data.skip_after_header_given && model.skip_after_header > 0;
  if (remembers_escape) reading.options.escape = *model.escape;
  if (remembers_lines) reading.options.skip_after_header = model.skip_after_header;
  if (remembers_escape || remembers_lines) {
    notify(common, notice::remembered_layout(remembers_escape ? model.escape : std::nullopt,
                                             remembers_lines ? model.skip_after_header : 0));
  }
  const bool remembered_missing = !data.missing_texts && !reading.missing.is_usual();
  const bool remembered_decimal = !data.decimal_given && model.decimal != '.';
  if (remembered_missing || remembered_decimal || !model.formats.empty()) {
    notify(common, notice::remembered_reading(remembered_missing ? &reading.missing : nullptr, reading.options.decimal,
                                              model.formats));
  }
  return reading;
}

}  // namespace logreg
