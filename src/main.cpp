// logreg: binary logistic regression over CSV files. Understands the command line, runs what it asks for, and says
// what went wrong.

#include "base/error.h"
#include "base/memory.h"
#include "base/messages.h"
#include "base/run.h"
#include "verbs/messages.h"
#include "verbs/shared.h"
#include "verbs/verb.h"

#include <fcntl.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstdio>
#include <exception>
#include <new>
#include <string>
#include <utility>
#include <vector>

namespace {

// Set by the first signal; the only global that changes. A byte in the pipe wakes who waits in poll.
std::atomic<bool> stop_wanted = false;
static_assert(std::atomic<bool>::is_always_lock_free);
int stop_pipe[2] = {-1, -1};

constexpr int interrupted = static_cast<int>(logreg::Failure::interrupted);

extern "C" void stop(int /*signal*/) {
  if (stop_wanted.exchange(true)) _exit(interrupted);
  const char byte = 0;
  [[maybe_unused]] const auto written = write(stop_pipe[1], &byte, 1);
}

// A file must not be opened as a standard stream that was closed: the answer would be written into it.
void occupy_standard_streams() {
  for (const int descriptor : {0, 1, 2}) {
    if (fcntl(descriptor, F_GETFD) >= 0) continue;
    // The wrong way round, so that using it stays an error.
    [[maybe_unused]] const int opened = open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY);
  }
}

void catch_signals() {
  // The write that meets a closed pipe or a limit on file sizes fails instead.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  if (pipe2(stop_pipe, O_CLOEXEC | O_NONBLOCK) != 0) return;  // then the flag alone has to do
  for (const int signal : {SIGINT, SIGTERM}) {
    struct sigaction action = {};
    // What the caller wants ignored (nohup, a background job) stays so.
    if (sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN) continue;
    action = {};
    action.sa_handler = stop;
    sigemptyset(&action.sa_mask);
    sigaction(signal, &action, nullptr);
  }
}

int run(const std::vector<std::string>& arguments) {
  const logreg::Invocation invocation = logreg::understand(arguments);
  logreg::Run::Tell tell;
  if (invocation.common.progress) {
    tell = [&bar = *invocation.common.progress](const logreg::Progress& progress) { bar.show(progress); };
  }
  return invocation.run(logreg::Run(invocation.common.threads, &stop_wanted, stop_pipe[0], std::move(tell),
                                    logreg::chosen_instruction_set()));
}

int fail(const logreg::Error& error) {
  // A system call that a signal cut short may have been the one that failed.
  const bool is_cut_short = stop_wanted && error.failure() != logreg::Failure::interrupted;
  const logreg::Error said = is_cut_short ? logreg::error::interrupted() : error;
  std::fputs((std::string("logreg: ") + words(said) + '\n').c_str(), stderr);
  return static_cast<int>(said.failure());
}

// A table's columns give their memory back to the system as the design takes their place, so that there is one copy
// of the data at any time. What is small lies together, on large pages.
void arrange_memory() {
#ifdef __GLIBC__
  constexpr int small = 1 << 16;
  constexpr int room = 1 << 25;
  mallopt(M_MMAP_THRESHOLD, small);
  mallopt(M_TOP_PAD, room);
  mallopt(M_TRIM_THRESHOLD, 2 * room);
  logreg::put_heap_on_large_pages(small / 2);
#endif
}

}  // namespace

int main(int argc, char** argv) {
  occupy_standard_streams();
  arrange_memory();
  catch_signals();
  try {
    const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
    if (arguments.empty()) {
      std::fputs(logreg::overview().c_str(), stderr);
      return static_cast<int>(logreg::Failure::usage);
    }
    return run(arguments);
  } catch (const logreg::Error& error) {
    return fail(error);
  } catch (const logreg::PipeClosed&) {
    return 0;
  } catch (const std::bad_alloc&) {
    return fail(logreg::error::out_of_memory(argc > 1 ? argv[1] : ""));
  } catch (const std::exception& error) {
    return fail({logreg::Failure::system, error.what()});
  }
}
