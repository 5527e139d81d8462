#pragma once

#include "base/time.hpp"

#include <cmath>
#include <cstdint>
#include <random>
#include <span>
#include <string_view>

namespace tandem::demo {

/// The same numbers for the same seed on every machine: the standard's engine is fixed, its distributions are not.
class Random {
public:
    explicit Random(std::uint64_t seed) : engine_(seed) {}
    /// Dice of one's own, so that whoever throws more of them changes nothing for the others.
    Random(std::uint64_t luck, std::string_view whose) : engine_(mixed(luck, whose)) {}

    std::uint64_t next() { return engine_(); }
    double share() { return static_cast<double>(engine_() >> 11) * 0x1.0p-53; }  ///< in [0, 1)
    bool chance(double probability) { return share() < probability; }
    std::int64_t between(std::int64_t low, std::int64_t high) {
        return low + static_cast<std::int64_t>(share() * static_cast<double>(high - low + 1));
    }
    /// Around `median`, always positive, with a long tail: how times and amounts are spread.
    double spread(double median, double sigma) { return median * std::exp(sigma * normal()); }

    template <class T>
    T const& pick(std::span<T const> from) {
        return from[static_cast<std::size_t>(between(0, static_cast<std::int64_t>(from.size()) - 1))];
    }
    template <class T, std::size_t N>
    T const& pick(T const (&from)[N]) {
        return pick(std::span<T const>(from));
    }
    /// By each one's `weight`.
    template <class T, std::size_t N>
    T const& weighted(T const (&from)[N]) {
        double total = 0;
        for (auto const& one : from) total += one.weight;
        double place = share() * total;
        for (auto const& one : from)
            if ((place -= one.weight) < 0) return one;
        return from[N - 1];
    }

private:
    static std::uint64_t mixed(std::uint64_t luck, std::string_view whose) {  // FNV-1a
        std::uint64_t mixed = 0xcbf29ce484222325ULL ^ luck;
        for (auto const letter : whose) mixed = (mixed ^ static_cast<unsigned char>(letter)) * 0x100000001b3ULL;
        return mixed;
    }

    double normal() {  // Box–Muller
        return std::sqrt(-2 * std::log(1 - share())) * std::cos(6.283185307179586 * share());
    }

    std::mt19937_64 engine_;
};

}  // namespace tandem::demo
