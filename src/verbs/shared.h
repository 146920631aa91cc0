// What several verbs do alike: telling people something, and reading data as a model was trained.
#pragma once

#include "base/instruction_set.h"
#include "base/run.h"
#include "csv/csv_chunk.h"
#include "csv/csv_file.h"
#include "model/model.h"
#include "verbs/request.h"
#include "verbs/shared_options.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace logreg {

// Before anything is written to a stream that may be the terminal; tell() and answer() do it themselves.
void clear_progress(const CommonOptions& options);
// A line on stderr, unless --quiet.
void tell(const CommonOptions& options, std::string_view text);
// The same behind the program's name.
void notify(const CommonOptions& options, const std::string& sentence);

// Of a file: what was found beside its rows, rows that were skipped, and what is strange in the `rows` that were read.
void notify_of(const CommonOptions& options, const std::string& file, const FileFindings& findings,
               std::size_t columns, std::size_t rows, const BadRows& bad_rows);

// The answer, on stdout, in one piece.
void answer(const CommonOptions& options, std::string_view text);
// The same, but on stderr where stdout holds another answer.
void answer_beside(const CommonOptions& options, std::string_view text, bool stdout_is_taken);

// The widest one the processor has, or what the environment variable LOGREG_ISA says: baseline, avx2 or avx512. The
// results are the same. Throws Error (usage).
InstructionSet chosen_instruction_set();

// Files that are answered as they are read are read in smaller chunks, so many at a time for each thread: that bounds
// the memory.
constexpr std::size_t streamed_chunk_bytes = std::size_t{1} << 20;
constexpr std::size_t chunks_a_thread = 4;

Reading reading_of(const DataOptions& data);
// What the options do not say is as in the training, and is said when it is not the default.
Reading reading_of(const DataOptions& data, const Model& model, const CommonOptions& common);

// Hands a file's records on in parts: accept(part, line_base) is called in the order of the file, on the calling
// thread, and part = empty() has been filled by add(record, part), with records whose lines count from line_base.
// Regular files are read on all threads; of everything else a part is what has arrived. A Part has a member `ChunkSpan
// span`. Returns the bad rows that were skipped.
template <class Part, class Empty, class Add, class Accept>
BadRows read_parts(CsvFile& file, const Run& run, const Empty& empty, const Add& add, const Accept& accept) {
  if (!file.source().is_regular()) {
    while (file.next_block()) {
      Part part = empty();
      while (const Record* record = file.next()) add(*record, part);
      accept(part, std::size_t{0});
    }
    return file.bad_rows();
  }
  const auto read = [&](const ChunkBounds& bounds, const std::optional<RecordStart>& start) {
    Part part = empty();
    part.span = read_chunk(file, bounds, start, {}, [&](const Record& record) { add(record, part); });
    return part;
  };
  return read_in_order<Part>(file, cut_into_chunks(file, streamed_chunk_bytes), chunks_a_thread * run.threads(), run,
                             read, [&](Part part, std::size_t line_base) { accept(part, line_base); });
}

}  // namespace logreg
