#include "quality/ranks.h"

#include "base/moments.h"
#include "base/parallel.h"
#include "base/radix_sort.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

namespace logreg {

namespace {

constexpr std::size_t rows_a_part = std::size_t{1} << 15;
constexpr std::size_t most_parts = 256;
constexpr std::size_t samples_a_part = 32;
constexpr std::size_t keys_at_once = 64;
constexpr std::size_t rows_a_shard = std::size_t{1} << 16;  // that are dealt out together

// Rows of one class as they are sorted: alone, or with their weight.
struct Row {
  std::uint64_t key;
  double weight() const { return 1; }
};
struct WeightedRow {
  std::uint64_t key;
  double row_weight;
  double weight() const { return row_weight; }
};

// Returns where the sorted rows are: in `rows` or in `room`.
std::span<Row> sorted(std::span<Row> rows, std::span<Row> room) {
  return radix_sort(rows, room, [](const Row& row) { return row.key; });
}

// Equal logits are ordered by weight, so that their sum does not depend on where the rows stood.
std::span<WeightedRow> sorted(std::span<WeightedRow> rows, std::span<WeightedRow> room) {
  const auto by_weight = radix_sort(rows, room, [](const WeightedRow& row) { return descending_key(row.row_weight); });
  return radix_sort(by_weight, by_weight.data() == rows.data() ? room : rows,
                    [](const WeightedRow& row) { return row.key; });
}

template <class SomeRow>
class Ranker {
 public:
  Ranker(const Scores& scores, const Run& run)
      : scores_(scores), run_(run), parts_(std::clamp<std::size_t>(scores.rows() / rows_a_part, 1, most_parts)) {}

  AlignedVector<Rank> ranks() {
    choose_bounds();
    deal_out();
    AlignedVector<Rank> result(rows_.size());
    std::vector<std::size_t> sizes(parts_);
    const std::size_t tasks = std::min(run_.threads(), parts_);
    parallel_for(run_, tasks, [&](std::size_t task) {
      Room room;
      for (std::size_t part = task; part < parts_; part += tasks) {
        run_.check();
        sizes[part] = put_together(part, room, result.data() + begin(part, 0));
      }
    });
    // Ties have left gaps.
    std::size_t size = 0;
    for (std::size_t part = 0; part < parts_; ++part) {
      const auto from = result.begin() + static_cast<std::ptrdiff_t>(begin(part, 0));
      const auto to = result.begin() + static_cast<std::ptrdiff_t>(size);
      if (from != to) std::copy_n(from, sizes[part], to);
      size += sizes[part];
    }
    result.resize(size);
    return result;
  }

 private:
  // A part's rows of one class stand together: those of the negatives first.
  static constexpr std::size_t classes = 2;
  std::size_t begin(std::size_t part, std::size_t label) const { return begin_[classes * part + label]; }

  static constexpr bool is_weighted = std::is_same_v<SomeRow, WeightedRow>;
  bool counts(std::size_t row) const { return !is_weighted || scores_.weights[row] != 0; }

  void choose_bounds() {
    const std::size_t samples = samples_a_part * parts_;
    bounds_.fill(~std::uint64_t{0});
    std::vector<std::uint64_t> sample;
    for (std::size_t i = 0; i < samples && parts_ > 1; ++i) {
      sample.push_back(descending_key(scores_.values()[i * (scores_.rows() / samples)]));
    }
    std::ranges::sort(sample);
    for (std::size_t part = 1; part < parts_; ++part) bounds_[part - 1] = sample[part * samples_a_part];
  }

  // How many bounds are not above each key. The same steps for all keys, so that a processor has many under way.
  void find_parts(std::span<const std::uint64_t> keys, std::uint16_t* parts) const {
    std::array<std::uint32_t, keys_at_once> found{};
    for (std::uint32_t step = most_parts / 2; step > 0; step /= 2) {
      for (std::size_t i = 0; i < keys.size(); ++i) {
        found[i] += step * static_cast<std::uint32_t>(bounds_[found[i] + step - 1] <= keys[i]);
      }
    }
    for (std::size_t i = 0; i < keys.size(); ++i) parts[i] = static_cast<std::uint16_t>(found[i]);
  }

  // Fills in the rows' buckets.
  void find_buckets(std::size_t begin, std::size_t end) {
    const std::span<const double> values = scores_.values();
    std::array<std::uint64_t, keys_at_once> keys;
    for (std::size_t first = begin; first < end; first += keys_at_once) {
      const std::size_t count = std::min(keys_at_once, end - first);
      for (std::size_t i = 0; i < count; ++i) {
        assert(!std::isnan(values[first + i]));
        keys[i] = descending_key(values[first + i]);
      }
      find_parts({keys.data(), count}, buckets_.data() + first);
    }
    for (std::size_t row = begin; row < end; ++row) {
      const std::size_t label = scores_.labels[row] != 0 ? 1 : 0;
      buckets_[row] = static_cast<std::uint16_t>(classes * buckets_[row] + label);
    }
  }

  // Calls visit(bucket, row) for the rows of a shard that have weight.
  template <class Visit>
  void for_each_row(std::size_t shard, const Visit& visit) const {
    const std::size_t end = std::min((shard + 1) * rows_a_shard, scores_.rows());
    for (std::size_t row = shard * rows_a_shard; row < end; ++row) {
      if (counts(row)) visit(buckets_[row], row);
    }
  }

  void deal_out() {
    const std::size_t shards = (scores_.rows() + rows_a_shard - 1) / rows_a_shard;
    const std::size_t buckets = classes * parts_;
    std::vector<std::vector<std::size_t>> places(shards, std::vector<std::size_t>(buckets, 0));
    buckets_.resize(scores_.rows());
    parallel_for(run_, shards, [&](std::size_t shard) {
      find_buckets(shard * rows_a_shard, std::min((shard + 1) * rows_a_shard, scores_.rows()));
      for_each_row(shard, [&](std::size_t bucket, std::size_t) { ++places[shard][bucket]; });
    });
    std::size_t end = 0;
    for (std::size_t bucket = 0; bucket < buckets; ++bucket) {
      begin_.push_back(end);
      for (std::vector<std::size_t>& place : places) end += std::exchange(place[bucket], end);
    }
    begin_.push_back(end);
    rows_.resize(end);
    const std::span<const double> values = scores_.values();
    parallel_for(run_, shards, [&](std::size_t shard) {
      for_each_row(shard, [&](std::size_t bucket, std::size_t row) {
        const std::uint64_t key = descending_key(values[row]);
        SomeRow& to = rows_[places[shard][bucket]++];
        if constexpr (is_weighted) {
          to = {key, scores_.weights[row]};
        } else {
          to = {key};
        }
      });
    });
  }

  // To sort the rows of a part, those of a class each.
  using Room = std::array<AlignedVector<SomeRow>, classes>;

  std::span<const SomeRow> sorted_rows(std::size_t part, std::size_t label, Room& room) {
    const std::size_t first = begin(part, label);
    const std::size_t count = begin_[classes * part + label + 1] - first;
    AlignedVector<SomeRow>& there = room[label];
    if (there.size() < count) there.resize(count);
    return sorted(std::span(rows_).subspan(first, count), std::span(there).first(count));
  }

  // The weight of the rows from `at` on that share a key; moves `at` behind them.
  static double weight_of_tie(std::span<const SomeRow> rows, std::uint64_t key, std::size_t& at) {
    Sum sum;
    for (; at < rows.size() && rows[at].key == key; ++at) sum.add(rows[at].weight());
    return sum.value();
  }

  // Returns how many ranks there are.
  std::size_t put_together(std::size_t part, Room& room, Rank* ranks) {
    const std::span<const SomeRow> negatives = sorted_rows(part, 0, room);
    const std::span<const SomeRow> positives = sorted_rows(part, 1, room);
    constexpr std::uint64_t behind_all = ~std::uint64_t{0};
    std::size_t count = 0;
    for (std::size_t n = 0, p = 0; n < negatives.size() || p < positives.size();) {
      const std::uint64_t key = std::min(n < negatives.size() ? negatives[n].key : behind_all,
                                         p < positives.size() ? positives[p].key : behind_all);
      const double positive = weight_of_tie(positives, key, p);
      const double negative = weight_of_tie(negatives, key, n);
      ranks[count++] = {from_descending_key(key), positive, negative};
    }
    return count;
  }

  const Scores& scores_;
  const Run& run_;
  std::size_t parts_;
  std::array<std::uint64_t, most_parts> bounds_{};  // between parts; behind the last, keys that no number has
  AlignedVector<std::uint16_t> buckets_;            // of each row: twice its part, and its label
  AlignedVector<SomeRow> rows_;
  std::vector<std::size_t> begin_;  // of each part and class among the rows; one more at the end
};

}  // namespace

AlignedVector<Rank> ranks_of(const Scores& scores, const Run& run) {
  assert(scores.labels.size() == scores.rows());
  assert(scores.weights.empty() || scores.weights.size() == scores.rows());
  return scores.weights.empty() ? Ranker<Row>(scores, run).ranks() : Ranker<WeightedRow>(scores, run).ranks();
}

}  // namespace logreg
