// What the parts cost by themselves, without the start of a program and without a disk (files are in the page cache).
//
//     micro [--benchmark_filter=REGEX] [--benchmark_repetitions=N] ...     see the help of Google Benchmark
//
// Names: part/rows x columns/threads/instruction set. Bytes are those of the file where one is read, and the eight of
// each number of the design where there is a pass.
#include "base/aligned_vector.h"
#include "base/number.h"
#include "base/parallel.h"
#include "base/random.h"
#include "base/run.h"
#include "csv/cell_ends.h"
#include "csv/csv_reader.h"
#include "csv/decimal_cells.h"
#include "data/column_arena.h"
#include "data/design.h"
#include "data/table.h"
#include "descent/kernels.h"
#include "descent/neuron.h"
#include "descent/objective.h"
#include "model/scorer.h"
#include "plain_loop.h"
#include "scratch_folder.h"

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <numeric>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace logreg;
using benchmark::State;

struct Shape {
  std::size_t rows;
  std::size_t columns;
  auto operator<=>(const Shape&) const = default;
};

Run run_on(std::size_t threads) {
  return {threads, nullptr, -1, {}};
}

// Between -3 and 3.
double some_number(Random& random) {
  return 6 * random.uniform() - 3;
}

std::string six_decimals(Random& random) {
  return fmt::format("{:.6f}", some_number(random));
}

std::string csv_text(const Shape& shape) {
  Random random(1);
  std::string text;
  for (std::size_t j = 0; j < shape.columns; ++j) text += fmt::format("x{},", j + 1);
  text += "label\n";
  for (std::size_t i = 0; i < shape.rows; ++i) {
    for (std::size_t j = 0; j < shape.columns; ++j) text += six_decimals(random) + ',';
    text += random.below(2) == 1 ? "1\n" : "0\n";
  }
  return text;
}

double bytes_done(const State& state, std::size_t bytes) {
  return static_cast<double>(state.iterations()) * static_cast<double>(bytes);
}

void report(State& state, std::size_t rows, std::size_t bytes) {
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(rows));
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes_done(state, bytes)));
}

// Reading

struct TableOnDisk {
  ScratchFolder folder;
  std::string path;
  std::size_t bytes;

  explicit TableOnDisk(const std::string& text) : path(folder.write("table.csv", text)), bytes(text.size()) {}
};

// Each is made once.
const TableOnDisk& table_on_disk(const Shape& shape) {
  static std::map<Shape, std::unique_ptr<TableOnDisk>> tables;
  std::unique_ptr<TableOnDisk>& table = tables[shape];
  if (!table) table = std::make_unique<TableOnDisk>(csv_text(shape));
  return *table;
}

void read_a_table(State& state, const Shape& shape, std::size_t threads) {
  const TableOnDisk& file = table_on_disk(shape);
  const Run run = run_on(threads);
  const auto keep = [](const std::vector<ColumnName>& columns) {
    return std::vector<KeepTexts>(columns.size(), KeepTexts::some);
  };
  for ([[maybe_unused]] const auto& each : state) {
    const Table table = read_table({file.path}, {}, MissingTexts(), keep, run);
    benchmark::DoNotOptimize(table.rows);
  }
  report(state, shape.rows, file.bytes);
}

void find_cells(State& state, const Shape& shape) {
  const std::string text = csv_text(shape);
  for ([[maybe_unused]] const auto& each : state) {
    CsvReader reader(text, Dialect(), "memory", 1, true);
    std::size_t cells = 0;
    while (const Record* record = reader.next()) cells += record->cells.size();
    benchmark::DoNotOptimize(cells);
  }
  report(state, shape.rows, text.size());
}

// Where cells may end, 64 bytes at a time and with the standard library.
void find_ends(State& state, bool at_once) {
  const Shape shape = {10'000, 28};
  const std::string text = csv_text(shape);
  for ([[maybe_unused]] const auto& each : state) {
    std::size_t sum = 0;
    if (at_once) {
      CellEnds ends(text, ',', '"');
      for (std::size_t end = ends.next(); end < text.size(); end = ends.next()) sum += end;
    } else {
      for (std::size_t end = text.find_first_of(",\r\n"); end < text.size();
           end = text.find_first_of(",\r\n", end + 1)) {
        sum += end;
      }
    }
    benchmark::DoNotOptimize(sum);
  }
  report(state, shape.rows, text.size());
}

struct KeptRecords {
  explicit KeptRecords(CsvReader reader) {
    while (const Record* record = reader.next()) {
      cells.emplace_back(record->cells.begin(), record->cells.end());
      records.push_back(*record);
      records.back().cells = cells.back();
    }
  }

  std::vector<std::vector<Cell>> cells;
  std::vector<Record> records;
};

// Cells of six decimals, with DecimalCells and with fast_float.
void read_decimals(State& state, bool at_once) {
  const Shape shape = {256, 28};
  const std::string text = csv_text(shape);
  const KeptRecords kept(CsvReader(text, Dialect(), "memory", 1, true));
  const std::span<const Record> records = std::span(kept.records).subspan(1);
  std::vector<std::size_t> positions(shape.columns);
  std::iota(positions.begin(), positions.end(), std::size_t{0});
  const DecimalCells cells(positions, '.');
  std::vector<double> numbers(shape.columns);
  for ([[maybe_unused]] const auto& each : state) {
    for (const Record& record : records) {
      if (at_once) {
        cells.read(record, 0, numbers);
      } else {
        for (std::size_t j = 0; j < shape.columns; ++j) numbers[j] = number_or_nan(trimmed(record.cells[j].text));
      }
      benchmark::DoNotOptimize(numbers.data());
      benchmark::ClobberMemory();
    }
  }
  report(state, records.size() * shape.columns, text.size());
}

void parse_numbers(State& state, bool all_digits) {
  Random random(1);
  std::vector<std::string> texts;
  std::size_t bytes = 0;
  for (int i = 0; i < 4096; ++i) {
    texts.push_back(all_digits ? shortest(some_number(random)) : six_decimals(random));
    bytes += texts.back().size();
  }
  for ([[maybe_unused]] const auto& each : state) {
    double sum = 0;
    for (const std::string& text : texts) sum += number_or_nan(text);
    benchmark::DoNotOptimize(sum);
  }
  report(state, texts.size(), bytes);
}

void write_numbers(State& state) {
  Random random(1);
  std::vector<double> probabilities(4096);
  for (double& probability : probabilities) probability = sigmoid(some_number(random));
  std::string text;
  for ([[maybe_unused]] const auto& each : state) {
    text.clear();
    for (const double probability : probabilities) append_shortest(text, probability);
    benchmark::DoNotOptimize(text.data());
  }
  report(state, probabilities.size(), text.size());
}

// Passes over a design

// A block whose numbers are the rows of the slab's columns from `first` on.
DesignBlock random_block(const std::vector<double*>& slab, std::size_t first, std::size_t rows, Random& random) {
  DesignBlock block;
  block.rows = rows;
  for (double* const column : slab) {
    block.columns.push_back(column + first);
    for (double& number : std::span(block.columns.back(), rows)) number = some_number(random);
  }
  block.labels.resize(rows);
  for (double& label : block.labels) label = static_cast<double>(random.below(2));
  return block;
}

constexpr std::size_t blocks_a_slab = 16;  // about what a file's chunk of a usual table has

// Adds a slab of up to `rows` rows, cut into blocks, as an encoded chunk of a file is.
void add_random_rows(Design& design, std::size_t rows, std::size_t columns, Random& random) {
  design.slabs.push_back(std::make_shared<ColumnArena>(columns, rows));
  std::vector<double*> slab(columns);
  for (double*& column : slab) column = design.slabs.back()->take();
  const std::size_t most = block_rows(columns, 0);
  for (std::size_t row = 0; row < rows; row += most) {
    design.blocks.push_back(random_block(slab, row, std::min(most, rows - row), random));
    for (const double label : design.blocks.back().labels) design.positives += label;
  }
}

Design random_design(const Shape& shape) {
  Random random(1);
  Design design;
  design.rows = shape.rows;
  design.weight_sum = static_cast<double>(shape.rows);
  design.numeric.resize(shape.columns);
  for (std::size_t j = 0; j < shape.columns; ++j) design.terms.push_back({.numeric = true, .column = j});
  const std::size_t most = blocks_a_slab * block_rows(shape.columns, 0);
  for (std::size_t row = 0; row < shape.rows; row += most) {
    add_random_rows(design, std::min(most, shape.rows - row), shape.columns, random);
  }
  return design;
}

// The one asked for last is kept.
const Design& design_of(const Shape& shape) {
  static std::optional<Shape> kept;
  static Design design;
  if (kept != shape) {
    design = Design();
    design = random_design(shape);
    kept = shape;
  }
  return design;
}

std::size_t bytes_of_numbers(const Shape& shape) {
  return sizeof(double) * shape.rows * shape.columns;
}

// The constant first.
std::vector<double> some_weights(std::size_t columns) {
  Random random(2);
  std::vector<double> weights(columns + 1);
  for (double& weight : weights) weight = some_number(random) / static_cast<double>(columns);
  return weights;
}

constexpr std::size_t most_shards = 64;

// Calls work(shard, block) for all blocks, in as many shards as a pass has.
template <class Work>
void over_shards(const Design& design, const Run& run, const Work& work) {
  const std::size_t blocks = design.blocks.size();
  const std::size_t shards = std::min(most_shards, blocks);
  parallel_for(run, shards, [&](std::size_t shard) {
    for (std::size_t b = shard * blocks / shards; b < (shard + 1) * blocks / shards; ++b) work(shard, design.blocks[b]);
  });
}

// Loss and gradient.
void pass(State& state, const Shape& shape, std::size_t threads, InstructionSet set) {
  const Design& design = design_of(shape);
  const Run run = run_on(threads);
  Objective objective(design, design.terms, {}, kernels(set), run);
  const std::vector<double> weights = some_weights(shape.columns);
  for ([[maybe_unused]] const auto& each : state) {
    const Point point = objective.evaluate(weights);
    benchmark::DoNotOptimize(point.loss);
  }
  report(state, shape.rows, bytes_of_numbers(shape));
}

// The same with z - y for residuals: neither sigmoid nor softplus, and no logits kept.
void pass_without_sigmoid(State& state, const Shape& shape, std::size_t threads, InstructionSet set) {
  const Design& design = design_of(shape);
  const Kernels& kernel = kernels(set);
  const std::vector<double> weights = some_weights(shape.columns);
  const Run run = run_on(threads);
  for ([[maybe_unused]] const auto& each : state) {
    std::vector<std::vector<double>> residuals(most_shards, std::vector<double>(design.blocks.front().rows));
    std::vector<std::vector<double>> sums(most_shards, std::vector<double>(shape.columns + 1));
    over_shards(design, run, [&](std::size_t shard, const DesignBlock& block) {
      double* const residual = residuals[shard].data();
      kernel.logits(residual, block.rows, weights[0], block.columns.data(), shape.columns, weights.data() + 1);
      for (std::size_t i = 0; i < block.rows; ++i) residual[i] -= block.labels[i];
      sums[shard][0] += kernel.sum(residual, block.rows);
      kernel.add_products(residual, block.rows, block.columns.data(), shape.columns, sums[shard].data() + 1);
    });
    benchmark::DoNotOptimize(sums.data());
  }
  report(state, shape.rows, bytes_of_numbers(shape));
}

// In sixteen chains, so that only memory limits it.
double sum_of(std::span<const double> values) {
  double chains[16] = {};
  const std::size_t whole = values.size() / 16 * 16;
  for (std::size_t i = 0; i < whole; i += 16) {
    for (std::size_t k = 0; k < 16; ++k) chains[k] += values[i + k];
  }
  double sum = 0;
  for (const double chain : chains) sum += chain;
  for (std::size_t i = whole; i < values.size(); ++i) sum += values[i];
  return sum;
}

// As fast as the machine hands over as many bytes as a pass reads, when they lie in one piece.
void plain_sum(State& state, const Shape& shape, std::size_t threads) {
  AlignedVector<double> values(shape.rows * shape.columns);
  std::fill(values.begin(), values.end(), 1.0);
  const Run run = run_on(threads);
  for ([[maybe_unused]] const auto& each : state) {
    std::vector<double> sums(most_shards);
    parallel_for(run, most_shards, [&](std::size_t shard) {
      const std::size_t begin = shard * values.size() / most_shards;
      const std::size_t end = (shard + 1) * values.size() / most_shards;
      sums[shard] = sum_of(std::span(values).subspan(begin, end - begin));
    });
    benchmark::DoNotOptimize(sums.data());
  }
  report(state, shape.rows, bytes_of_numbers(shape));
}

// What threads gain at best.
void loop(State& state, std::size_t threads) {
  constexpr long steps = 240'000'000;
  constexpr long tasks = 64;
  const Run run = run_on(threads);
  for ([[maybe_unused]] const auto& each : state) {
    std::vector<double> sums(tasks);
    parallel_for(run, tasks, [&](std::size_t task) { sums[task] = bench::plain_loop(steps / tasks); });
    benchmark::DoNotOptimize(sums.data());
  }
}

// Predicting

Model random_model(std::size_t columns) {
  const std::vector<double> weights = some_weights(columns);
  Model model;
  model.logit_at_means = weights[0];
  for (std::size_t j = 0; j < columns; ++j) {
    ModelTerm term;
    term.column = static_cast<std::uint32_t>(j);
    term.coefficient = weights[j + 1];
    model.terms.push_back(term);
    ModelColumn column;
    column.name = fmt::format("x{}", j + 1);
    model.columns.push_back(column);
  }
  return model;
}

// The cells of a row -> its probability.
void score_rows(State& state, std::size_t columns) {
  const Shape shape = {256, columns};
  const std::string text = csv_text(shape);
  const ScratchFolder folder;
  const CsvFile file(folder.write("table.csv", text), {}, Run());
  Scorer scorer(random_model(columns), MissingTexts());
  scorer.bind(file);

  const KeptRecords kept(
      CsvReader(std::string_view(text).substr(file.data_begin()), file.dialect(), file.name(), 2, true));
  ScoringTally tally;
  std::string buffer;
  for ([[maybe_unused]] const auto& each : state) {
    double sum = 0;
    for (const Record& record : kept.records) sum += sigmoid(scorer.logit(record, tally, buffer).value());
    benchmark::DoNotOptimize(sum);
  }
  report(state, shape.rows, text.size());
}

// All of them

std::string name_of(InstructionSet set) {
  if (set == InstructionSet::avx512) return "avx512";
  return set == InstructionSet::avx2 ? "avx2" : "baseline";
}

std::vector<InstructionSet> instruction_sets_here() {
  std::vector<InstructionSet> sets;
  for (const auto set : {InstructionSet::baseline, InstructionSet::avx2, InstructionSet::avx512}) {
    if (set <= widest_instruction_set()) sets.push_back(set);
  }
  return sets;
}

std::string name_of(const Shape& shape) {
  return fmt::format("{}x{}", shape.rows, shape.columns);
}

template <class Function, class... Arguments>
void add(const std::string& name, const Function& function, const Arguments&... arguments) {
  benchmark::RegisterBenchmark(name.c_str(), [=](State& state) { function(state, arguments...); })
      ->UseRealTime()
      ->MeasureProcessCPUTime();
}

constexpr Shape usual = {1'000'000, 28};
constexpr Shape growing[] = {{10'000, 28}, {100'000, 28}, {100'000, 4}, {100'000, 112}};

void add_reading() {
  const auto add_read = [](const Shape& shape, std::size_t threads) {
    add(fmt::format("read/{}/threads:{}", name_of(shape), threads), read_a_table, shape, threads);
  };
  for (const Shape& shape : growing) {
    for (const std::size_t threads : {1U, 2U}) add_read(shape, threads);
  }
  for (const std::size_t threads : {1U, 2U}) {
    add_read(usual, threads);
    add(fmt::format("plain_loop/threads:{}", threads), loop, threads);
  }
  for (const Shape& shape : growing) add(fmt::format("find_cells/{}", name_of(shape)), find_cells, shape);
  for (const bool at_once : {false, true}) {
    add(at_once ? "find_ends/cell_ends" : "find_ends/find_first_of", find_ends, at_once);
    add(at_once ? "read_decimals/decimal_cells" : "read_decimals/fast_float", read_decimals, at_once);
  }
  add("parse_numbers/six_decimals", parse_numbers, false);
  add("parse_numbers/all_digits", parse_numbers, true);
  add("write_numbers", write_numbers);
}

void add_passes(const Shape& shape, std::size_t threads, InstructionSet set) {
  const std::string where = fmt::format("/{}/threads:{}/{}", name_of(shape), threads, name_of(set));
  add("pass" + where, pass, shape, threads, set);
  add("pass_without_sigmoid" + where, pass_without_sigmoid, shape, threads, set);
}

void add_sum(const Shape& shape, std::size_t threads) {
  add(fmt::format("sum/{}/threads:{}", name_of(shape), threads), plain_sum, shape, threads);
}

void add_all() {
  add_reading();
  for (const std::size_t columns : {4U, 28U, 112U}) add(fmt::format("score/columns:{}", columns), score_rows, columns);
  for (const Shape& shape : growing) {
    add_passes(shape, 1, widest_instruction_set());
    add_sum(shape, 1);
  }
  for (const std::size_t threads : {1U, 2U}) {
    add_sum(usual, threads);
    for (const InstructionSet set : instruction_sets_here()) add_passes(usual, threads, set);
  }
}

}  // namespace

int main(int count, char** arguments) {
  benchmark::Initialize(&count, arguments);
  if (benchmark::ReportUnrecognizedArguments(count, arguments)) return 2;
  add_all();
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
}
