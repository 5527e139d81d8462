#include "crm/segments/compile.hpp"
#include "crm/segments/counting.hpp"
#include "crm/segments/moves.hpp"
#include "crm/segments/segments.hpp"
#include "crm/segments/store.hpp"
#include "platform/db/nested.hpp"

#include <algorithm>
#include <span>

namespace tandem::segments {
namespace {

constexpr int most = 20;

struct Wrong {
    std::string pointer;
    db::Condition where;  ///< whom this line of the whole keeps out
};

std::vector<Wrong> lines_that_keep_out(Compiled const& compiled) {
    auto const& whole = compiled.lines().front();
    std::vector<Wrong> all;
    for (auto const part : whole.parts) {
        auto where = compiled.where(part);
        if (where.is_empty()) where = db::condition("1=1");
        all.push_back({compiled.lines()[part].pointer, whole.group == Holding::none ? where : db::negate(where)});
    }
    return all;
}

/// In halves: a sum of many, one after the other, is deeper than SQLite reads.
db::Condition number_of(std::span<Wrong const> lines) {
    if (lines.size() == 1) return db::condition_around("case when @ then 1 else 0 end", {}, {lines.front().where});
    auto const half = lines.size() / 2;
    return db::condition_around("@ + @", {}, {number_of(lines.first(half)), number_of(lines.subspan(half))});
}

db::Condition kept_out_by_one(std::vector<Wrong> const& lines) { return db::condition_around("@ = 1", {}, {number_of(lines)}); }

}  // namespace

Result<JustOutPage> just_out(db::Read& read, PreviewRequest const& request) {
    auto const condition = given_condition(request.condition, request.text);
    if (!condition) return fail(condition);
    auto const of_all = compile(read, *condition, Scope::everyone);
    if (!of_all) return fail(of_all);
    auto const& whole = of_all->lines().front();
    JustOutPage page;
    if (!whole.group || whole.group == Holding::any || whole.parts.empty()) return page;
    auto const ids = latest_contacts(read, kept_out_by_one(lines_that_keep_out(*of_all)), most);
    for (auto& member : members_shown(read, ids)) page.results.push_back({std::move(member), ""});
    auto const of_few = compile(read, *condition, Scope::few);
    if (!of_few) return fail(of_few);
    std::vector<std::int64_t> numbers;
    for (auto const id : ids) numbers.push_back(id.value);
    for (auto const& line : lines_that_keep_out(*of_few)) {
        auto const kept_out = contacts_after(read, db::all_of({db::is_any_of("contact.id", numbers), line.where}), {}, most);
        for (auto& one : page.results)
            if (std::ranges::find(kept_out, one.contact_id) != kept_out.end()) one.missing = line.pointer;
    }
    return page;
}

}  // namespace tandem::segments
