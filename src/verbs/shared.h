// What several verbs do alike: telling people something, and reading data as a model was trained.
#pragma once

#include "csv/csv_file.h"
#include "data/missing.h"
#include "fit/kernels.h"
#include "model/model.h"
#include "verbs/options.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace logreg {

// A line on stderr, unless --quiet.
void tell(const CommonOptions& options, std::string_view text);
// The same behind the program's name.
void notify(const CommonOptions& options, const std::string& sentence);

// The widest one the processor has, or what the environment variable LOGREG_ISA says: baseline, avx2 or avx512. The
// results are the same. Throws Error (usage).
InstructionSet chosen_instruction_set();

// Files that are answered as they are read are read in smaller chunks, so many at a time for each thread: that bounds
// the memory.
constexpr std::size_t streamed_chunk_bytes = std::size_t{1} << 20;
constexpr std::size_t chunks_a_thread = 4;

// How the cells of data files are understood.
struct Reading {
  ReadingOptions options;
  MissingTexts missing;
};

Reading reading_of(const DataOptions& data);
// What the options do not say is as in the training, and is said when it is not the default.
Reading reading_of(const DataOptions& data, const Model& model, const CommonOptions& common);

}  // namespace logreg
