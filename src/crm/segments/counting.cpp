#include "crm/segments/counting.hpp"

#include "crm/records/records.hpp"
#include "crm/segments/asking.hpp"
#include "crm/segments/segments.hpp"
#include "crm/segments/store.hpp"

#include <algorithm>
#include <array>
#include <chrono>

namespace tandem::segments {
namespace {

constexpr std::size_t most_masks = 4;

/// Contacts for whom the same conditions hold.
struct Alike {
    std::int64_t m0 = 0, m1 = 0, m2 = 0, m3 = 0;
    std::optional<std::string> lifecyclestage;
    std::int64_t contacts = 0;

    bool has(std::size_t bit) const {
        std::int64_t const masks[most_masks] = {m0, m1, m2, m3};
        return ((masks[bit / bits_of_number] >> (bit % bits_of_number)) & 1) != 0;
    }
};
BOOST_DESCRIBE_STRUCT(Alike, (), (m0, m1, m2, m3, lifecyclestage, contacts))

/// One pass over the contacts: each condition is asked once of each, whatever the lines make of it. Without the limit the planner
/// would write the masks into the outer query, and ask twice.
struct CountAlike {
    using Row = Alike;
    static constexpr std::string_view sql = R"(
        select m0, m1, m2, m3, lifecyclestage, count(*) from (
            select {{mask0}} as m0, {{mask1}} as m1, {{mask2}} as m2, {{mask3}} as m3,
                   contact.lifecyclestage as lifecyclestage
            from contact where contact.workspace_id = :workspace_id and contact.archived = 0 and {{visible contact}} and {{where}}
            {{sqlite limit -1}}{{pg offset 0}}) told
        group by 1, 2, 3, 4, 5)";
    db::Condition mask0, mask1, mask2, mask3;
    db::Condition where;

    std::array<db::Condition*, most_masks> masks() { return {&mask0, &mask1, &mask2, &mask3}; }
};
TANDEM_QUERY(CountAlike, (mask0, mask1, mask2, mask3, where))

/// The conditions of a tree as bits of masks, and back.
class Masks {
public:
    explicit Masks(Compiled const& compiled) : compiled_(compiled) {
        for (std::size_t line = 0; line < compiled.lines().size(); ++line) {
            bits_.push_back(conditions_);
            if (!compiled.lines()[line].group) ++conditions_;
        }
    }

    CountAlike query() const {
        CountAlike query;
        std::array<std::vector<db::Condition>, most_masks> of_mask;
        for (std::size_t line = 0; line < bits_.size(); ++line) {
            auto const& one = compiled_.lines()[line];
            if (one.group) continue;
            of_mask[bits_[line] / bits_of_number].push_back(one.where);
        }
        auto const masks = query.masks();
        for (std::size_t i = 0; i < of_mask.size(); ++i) *masks[i] = as_bits(of_mask[i]);
        return query;
    }

    /// Of each line, in one walk from the innermost outwards: whether it holds.
    std::vector<bool> held(Alike const& alike) const {
        std::vector<bool> held(bits_.size());
        for (auto line = bits_.size(); line-- > 0;) {
            auto const& one = compiled_.lines()[line];
            auto const does = [&](std::size_t part) { return static_cast<bool>(held[part]); };
            if (!one.group)
                held[line] = alike.has(bits_[line]);
            else if (*one.group == Holding::all)
                held[line] = std::ranges::all_of(one.parts, does);
            else
                held[line] = std::ranges::any_of(one.parts, does) == (*one.group == Holding::any);
        }
        return held;
    }

    /// And back: what is said up to a line, and with it: the lines before it in its group, and those before that group in its own.
    std::vector<bool> held_up_to(std::vector<bool> const& held) const {
        struct Outer {
            bool if_not, if_so;  // what all that is said up to a line comes to, by whether that line holds
            bool by(bool holds) const { return holds ? if_so : if_not; }
        };
        std::vector<Outer> whole(bits_.size(), Outer{false, true});
        std::vector<bool> up_to(bits_.size());
        for (std::size_t line = 0; line < bits_.size(); ++line) {
            auto const& one = compiled_.lines()[line];
            up_to[line] = whole[line].by(held[line]);
            if (!one.group) continue;
            bool so_far = *one.group != Holding::any;
            for (auto const part : one.parts) {
                auto const with = [&](bool holds) {
                    return *one.group == Holding::any ? so_far || holds : so_far && holds == (*one.group == Holding::all);
                };
                whole[part] = {whole[line].by(with(false)), whole[line].by(with(true))};
                so_far = with(held[part]);
            }
        }
        return up_to;
    }

private:
    Compiled const& compiled_;
    std::vector<std::size_t> bits_;  ///< by line; of groups the next one
    std::size_t conditions_ = 0;
};

std::vector<std::int64_t> added_in_any(Compiled const& compiled, std::vector<LineCount> const& lines) {
    std::vector<std::int64_t> adds(lines.size(), 0);
    for (std::size_t group = 0; group < lines.size(); ++group) {
        if (compiled.lines()[group].group != Holding::any) continue;
        std::int64_t before = 0;
        for (auto const part : compiled.lines()[group].parts) {
            adds[part] = lines[part].left - before;
            before = lines[part].left;
        }
    }
    return adds;
}

bool is_just_out(Compiled const& compiled, std::vector<bool> const& held) {
    auto const& whole = compiled.lines().front();
    if (whole.group == Holding::any) return false;
    auto const wrong = std::ranges::count_if(whole.parts, [&](auto part) { return held[part] == (whole.group == Holding::none); });
    return wrong == 1;
}

Result<void> compare_with(db::Read& read, SegmentId against, db::Condition const& where, Preview& preview) {
    auto const present = members_of(read, against);
    if (!present) return fail(present);
    auto const both = count_contacts(read, db::all_of({where, *present}));
    preview.in = preview.members - both;
    preview.out = count_contacts(read, *present) - both;
    return {};
}

}  // namespace

Result<Preview> preview(db::Read& read, PreviewRequest const& request) {
    auto const began = std::chrono::steady_clock::now();
    auto const condition = given_condition(request.condition, request.text);
    if (!condition) return fail(condition);
    auto const compiled = compile(read, *condition, Scope::everyone, "/condition", request.against.value_or(SegmentId{}));
    if (!compiled) return fail(compiled);
    Masks const masks(*compiled);
    Preview out;
    for (auto const& line : compiled->lines()) out.lines.push_back({line.pointer, 0, 0, 0});
    for (auto const& alike : read.all(masks.query())) {
        out.contacts += alike.contacts;
        auto const held = masks.held(alike);
        auto const up_to = masks.held_up_to(held);
        for (std::size_t line = 0; line < out.lines.size(); ++line) {
            if (held[line]) out.lines[line].alone += alike.contacts;
            if (up_to[line]) out.lines[line].left += alike.contacts;
        }
        if (held[0]) {
            out.members += alike.contacts;
            out.stages[alike.lifecyclestage.value_or("")] += alike.contacts;
        } else if (is_just_out(*compiled, held)) {
            out.just_out += alike.contacts;
        }
    }
    auto const adds = added_in_any(*compiled, out.lines);
    for (std::size_t line = 0; line < adds.size(); ++line) out.lines[line].adds = adds[line];
    auto const where = compiled->where();
    out.first = members_shown(read, latest_contacts(read, where, 20));
    if (request.against)
        if (auto const ok = compare_with(read, *request.against, where, out); !ok) return fail(ok);
    out.took_ms = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - began).count();
    return out;
}

std::vector<Member> members_shown(db::Read& read, std::vector<RecordId> const& ids) {
    std::map<RecordId, Member> found;
    for (auto const& contact :
         records::find_all(read, ObjectType::contacts, ids, {"firstname", "lastname", "email", "phone", "company", "lifecyclestage"}))
        found[contact.id] = {
            contact.id, records::title_of(ObjectType::contacts, contact), contact.text("company"), contact.text("lifecyclestage"), {}};
    std::vector<Member> members;
    for (auto const id : ids)
        if (auto const one = found.find(id); one != found.end()) members.push_back(one->second);
    return members;
}

}  // namespace tandem::segments
