// What threads gain on this machine: a fixed amount of arithmetic, shared by some threads, that touches no memory.
//
//     compute_loop THREADS
#include "plain_loop.h"

#include <cstdio>
#include <cstdlib>
#include <thread>
#include <vector>

namespace {

constexpr long steps = 2'400'000'000;  // of all threads together: about half a second for one

}  // namespace

int main(int count, char** arguments) {
  const long threads = count == 2 ? std::strtol(arguments[1], nullptr, 10) : 0;
  if (threads < 1 || threads > 1024) {
    std::fprintf(stderr, "usage: compute_loop THREADS\n");
    return 2;
  }
  std::vector<double> sums(static_cast<std::size_t>(threads));
  std::vector<std::thread> running;
  for (double& sum : sums) running.emplace_back([&sum, threads] { sum = logreg::bench::plain_loop(steps / threads); });
  for (std::thread& thread : running) thread.join();
  double total = 0;
  for (const double sum : sums) total += sum;
  std::printf("%g\n", total);
}
