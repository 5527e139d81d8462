#include "__path__/finder.hpp"

#include "__path__/store.hpp"

namespace tandem::__feature__ {

std::vector<feature::Hit> find___records__(db::Read& read, std::string const& words, int limit) {
    std::vector<feature::Hit> hits;
    for (auto const& __record__ : __records___before(read, {.query = Text<0, 100>{words}}, newest, limit))
        hits.push_back({"__records__", to_string(__record__.id), __record__.__title__, {}});
    return hits;
}

}  // namespace tandem::__feature__
