#include "csv/source.h"

#include "base/sentences.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

namespace logreg {

Source::Source(const std::string& path) : name_(path) {
  if (path == "-") {
    name_ = "standard input";
    descriptor_ = STDIN_FILENO;
  } else {
    // O_NONBLOCK: opening a FIFO that nobody writes to must not hang beyond the reach of an interrupt.
    descriptor_ = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  }
  if (descriptor_ < 0) throw error::cannot_open(name_, errno);
  struct stat status {};
  // Files that the kernel makes up as they are read have no size.
  regular_ = fstat(descriptor_, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0;
  if (!regular_) return;
  end_ = static_cast<std::size_t>(status.st_size);
  const off_t at = lseek(descriptor_, 0, SEEK_CUR);
  begin_ = at < 0 ? 0 : std::min(static_cast<std::size_t>(at), end_);
}

Source::Source(Source&& other) noexcept
    : name_(std::move(other.name_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      regular_(other.regular_),
      begin_(other.begin_),
      end_(other.end_) {}

Source::~Source() {
  if (descriptor_ > STDIN_FILENO) close(descriptor_);
}

std::size_t Source::read(std::span<char> into, const Run& run) {
  for (;;) {
    std::array<pollfd, 2> waits = {{{descriptor_, POLLIN, 0}, {run.stop_descriptor(), POLLIN, 0}}};
    poll(waits.data(), waits.size(), -1);
    run.check();
    const ssize_t count = ::read(descriptor_, into.data(), into.size());
    if (count >= 0) return static_cast<std::size_t>(count);
    if (errno != EINTR && errno != EAGAIN) throw error::cannot_read(name_, errno);
  }
}

std::size_t Source::read_at(std::size_t offset, std::span<char> into) const {
  std::size_t total = 0;
  while (total < into.size()) {
    const ssize_t count =
        pread(descriptor_, into.data() + total, into.size() - total, static_cast<off_t>(offset + total));
    if (count == 0) break;
    if (count > 0) {
      total += static_cast<std::size_t>(count);
    } else if (errno != EINTR) {
      throw error::cannot_read(name_, errno);
    }
  }
  return total;
}

}  // namespace logreg
