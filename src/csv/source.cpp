#include "csv/source.h"

#include "base/messages.h"
#include "csv/messages.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace logreg {

namespace {

constexpr std::size_t block_size = std::size_t{1} << 16;  // that is read ahead

std::string name_of_file(const std::string& path) {
  return path == "-" ? "standard input" : path;
}

}  // namespace

Source::Source(const std::string& path, const FileHead& head) : name_(name_of_file(path)), head_(&head) {}

Source::Source(const std::string& path) : name_(name_of_file(path)) {
  if (path == "-") {
    descriptor_ = standard_input;
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
  std::array<char, Decoder::head_bytes> head;
  decoder_ = Decoder::of({head.data(), read_at(begin_, head)});
  head_is_known_ = true;
}

Source::~Source() {
  if (descriptor_ > standard_input) close(descriptor_);
}

std::optional<std::size_t> Source::left() const {
  if (head_ != nullptr) return head_->bytes.size() - static_cast<std::size_t>(taken_);
  return is_regular() ? std::optional(bytes_left()) : std::nullopt;
}

std::size_t Source::read(std::span<char> into, const Run& run) {
  if (head_ != nullptr) return read_head(into, run);
  if (!head_is_known_) look_at_head(run);
  if (decoder_) return read_decoded(into, run);
  if (ahead_.left().empty()) return read_as_it_is(into, run);
  const auto some = ahead_.left().first(std::min(ahead_.left().size(), into.size()));
  std::copy(some.begin(), some.end(), into.begin());
  ahead_.begin += some.size();
  return some.size();
}

std::size_t Source::read_head(std::span<char> into, const Run& run) {
  run.check();
  const std::size_t count = head_->bytes.copy(into.data(), into.size(), static_cast<std::size_t>(taken_));
  taken_ += static_cast<double>(count);
  return count;
}

// Of a stream, when its first bytes have arrived.
void Source::look_at_head(const Run& run) {
  // A pipe in packet mode drops what there is no room for.
  ahead_.bytes.resize(block_size);
  while (ahead_.end < Decoder::head_bytes) {
    const std::size_t count = read_as_it_is(std::span(ahead_.bytes).subspan(ahead_.end), run);
    if (count == 0) break;
    ahead_.end += count;
  }
  decoder_ = Decoder::of({ahead_.bytes.data(), ahead_.end});
  head_is_known_ = true;
}

std::size_t Source::read_decoded(std::span<char> into, const Run& run) {
  for (;;) {
    // Also with nothing ahead: the decoder may hold bytes for which there was no room.
    try {
      const Decoded step = decoder_->decode(ahead_.left(), into);
      ahead_.begin += step.taken;
      decoded_ += step.taken;
      if (step.given > 0) return step.given;
    } catch (const DecodingError& wrong) {
      throw error::archive_is_damaged(name_, decoder_->name(), decoded_ + wrong.taken, wrong.what());
    }
    if (!ahead_.left().empty()) continue;
    ahead_.bytes.resize(block_size);
    ahead_.begin = 0;
    ahead_.end = read_as_it_is(ahead_.bytes, run);
    if (ahead_.end > 0) continue;
    if (!decoder_->may_end()) throw error::archive_is_cut(name_, decoder_->name(), decoded_);
    return 0;
  }
}

std::size_t Source::read_as_it_is(std::span<char> into, const Run& run) {
  // A file that grows ends where it ended at first.
  if (regular_) into = into.first(std::min(into.size(), bytes_left()));
  for (;;) {
    std::array<pollfd, 2> waits = {{{descriptor_, POLLIN, 0}, {run.stop_descriptor(), POLLIN, 0}}};
    poll(waits.data(), waits.size(), -1);
    run.check();
    const ssize_t count = ::read(descriptor_, into.data(), into.size());
    if (count >= 0) {
      taken_ += static_cast<double>(count);
      return static_cast<std::size_t>(count);
    }
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
