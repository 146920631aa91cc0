#include "base/parallel.h"

#include "base/run.h"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

using namespace logreg;

namespace {

Run with_threads(std::size_t threads) {
  return Run(threads, nullptr, -1, nullptr);
}

}  // namespace

TEST_CASE("every task runs once and finds its place, for any number of threads") {
  for (const std::size_t threads : {1U, 2U, 3U, 8U, 64U}) {
    for (const std::size_t count : {0U, 1U, 2U, 7U, 1000U}) {
      CAPTURE(threads);
      CAPTURE(count);
      std::vector<std::atomic<int>> runs(count);
      std::vector<std::size_t> results(count);
      parallel_for(with_threads(threads), count, [&](std::size_t index) {
        ++runs[index];
        results[index] = index * index;
      });
      for (std::size_t index = 0; index < count; ++index) {
        REQUIRE(runs[index] == 1);
        REQUIRE(results[index] == index * index);
      }
    }
  }
}

TEST_CASE("with two threads two tasks run at the same time") {
  // Each task waits for the other; on one thread this would never end.
  std::atomic<int> arrived = 0;
  bool together = true;
  parallel_for(with_threads(2), 2, [&](std::size_t) {
    ++arrived;
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (arrived < 2 && std::chrono::steady_clock::now() < until) std::this_thread::yield();
    if (arrived < 2) together = false;
  });
  CHECK(together);
}

TEST_CASE("the error of the lowest index is rethrown, whichever comes first in time") {
  for (int round = 0; round < 50; ++round) {
    std::string message;
    try {
      parallel_for(with_threads(4), 100, [](std::size_t index) {
        // The first to fail is slow, so that others fail before it.
        if (index == 3) std::this_thread::sleep_for(std::chrono::milliseconds(2));
        if (index >= 3) throw std::runtime_error(std::to_string(index));
      });
    } catch (const std::runtime_error& error) {
      message = error.what();
    }
    REQUIRE(message == "3");
  }
}

TEST_CASE("after an error the tasks behind it are left out") {
  for (const std::size_t threads : {1U, 4U}) {
    std::atomic<std::size_t> started = 0;
    CHECK_THROWS_AS(parallel_for(with_threads(threads), 1'000'000,
                                 [&](std::size_t index) {
                                   ++started;
                                   if (index == 0) throw std::runtime_error("stop");
                                 }),
                    std::runtime_error);
    CHECK(started < 1'000'000);
  }
}

TEST_CASE("a pipeline hands its results on in order, each as soon as it can") {
  for (const std::size_t threads : {1U, 2U, 3U, 8U}) {
    for (const std::size_t count : {0U, 1U, 2U, 5U, 200U}) {
      for (const std::size_t ahead : {1U, 2U, 7U, 1000U}) {
        std::vector<std::atomic<int>> runs(count);
        std::atomic<std::size_t> begun = 0;
        std::size_t accepted = 0;
        bool kept_back = true;
        ordered_pipeline(
            with_threads(threads), count, ahead,
            [&](std::size_t index) {
              ++begun;
              ++runs[index];
            },
            [&](std::size_t index) {
              REQUIRE(index == accepted);
              REQUIRE(runs[index] == 1);
              // Those that have been accepted, this one, and those that may be ahead of it.
              if (begun > accepted + ahead) kept_back = false;
              ++accepted;
            });
        CHECK(accepted == count);
        CHECK(kept_back);
      }
    }
  }
}

TEST_CASE("a pipeline hands on what comes before the first error, and throws it") {
  for (const std::size_t threads : {1U, 4U}) {
    std::size_t accepted = 0;
    std::string message;
    try {
      ordered_pipeline(
          with_threads(threads), 100, 8,
          [](std::size_t index) {
            if (index >= 20) throw std::runtime_error("task " + std::to_string(index));
          },
          [&](std::size_t) { ++accepted; });
    } catch (const std::runtime_error& error) {
      message = error.what();
    }
    CHECK(message == "task 20");
    CHECK(accepted == 20);
  }
}

TEST_CASE("a pipeline ends when accepting fails") {
  for (const std::size_t threads : {1U, 4U}) {
    CHECK_THROWS_AS(ordered_pipeline(
                        with_threads(threads), 100, 8, [](std::size_t) {},
                        [](std::size_t index) {
                          if (index == 5) throw std::runtime_error("full");
                        }),
                    std::runtime_error);
  }
}
