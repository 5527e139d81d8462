#pragma once

#include <gmime/gmime.h>

#include <memory>
#include <string>

namespace tandem::mail {

struct Unref {
    void operator()(void* object) const { g_object_unref(object); }
};
struct Free {
    void operator()(void* memory) const { g_free(memory); }
};

/// An owned GObject.
template <class T>
using Owned = std::unique_ptr<T, Unref>;

/// A string that GLib allocated.
using OwnedText = std::unique_ptr<char, Free>;

/// Starts the library once per process.
void start_gmime();

}  // namespace tandem::mail
