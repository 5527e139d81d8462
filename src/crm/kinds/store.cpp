#include "base/line.hpp"
#include "crm/kinds/own.hpp"
#include "platform/db/table.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tandem::kinds {

TANDEM_TABLE(OwnKind, object_kind, (number), (name, created_at, created_by))

namespace {

struct ListKinds {
    using Row = OwnKind;
    static constexpr std::string_view sql =
        "select {{columns}} from object_kind where workspace_id = :workspace_id and archived = :archived order by number limit 1000";
    bool archived = false;
};
TANDEM_QUERY(ListKinds, (archived))

struct LastNumber {
    using Row = std::int64_t;
    static constexpr std::string_view sql = "select coalesce(max(number), 0) from object_kind where workspace_id = :workspace_id";
};
TANDEM_QUERY(LastNumber, ())

/// What a transaction keeps of the kinds of its workspace.
struct Kept {
    std::shared_ptr<std::vector<OwnKind> const> live;
    std::map<std::int64_t, std::shared_ptr<OwnKind const>> gone;
};

/// "machines" of "p_machines" and "p12_machines", HubSpot's fully qualified names; else the text itself.
std::string_view unqualified(std::string_view text, WorkspaceId workspace) {
    auto const qualified = fmt::format("p{}_", to_string(workspace));
    for (auto const prefix : {std::string_view("p_"), std::string_view(qualified)})
        if (text.starts_with(prefix)) return text.substr(prefix.size());
    return text;
}

}  // namespace

std::vector<OwnKind> const& own_kinds(db::Read& read) {
    auto& live = read.kept<Kept>().live;
    if (!live) live = std::make_shared<std::vector<OwnKind> const>(read.all(ListKinds{.archived = false}));
    return *live;
}

std::vector<OwnKind> archived_kinds(db::Read& read) { return read.all(ListKinds{.archived = true}); }

OwnKind const* find_kind(db::Read& read, ObjectType type) {
    auto const number = number_of(type);
    auto const& live = own_kinds(read);
    if (auto const found = std::ranges::find(live, number, &OwnKind::number); found != live.end()) return &*found;
    auto& gone = read.kept<Kept>().gone[number];
    if (!gone) {
        auto kind = read.one(db::Find<OwnKind>{number});
        if (!kind) return nullptr;
        gone = std::make_shared<OwnKind const>(*std::move(kind));
    }
    return gone.get();
}

std::optional<ObjectType> resolve(db::Read& read, std::string_view text) {
    auto const named = object_type_named(text);
    if (named && !is_own(*named)) return named;
    auto const name = unqualified(text, read.actor().workspace_id);
    for (auto const& kind : own_kinds(read))
        if (named == kind.type() || kind.name == name) return kind.type();
    return std::nullopt;
}

Failure kind_unknown(std::string_view text) {
    return not_found("object_unknown", fmt::format("No kind of record “{}” exists.", beginning_of(text, 60)));
}

OwnKind add_kind(db::Write& write, std::string name, KindText definition) {
    auto const by = write.actor().user_id ? std::optional(write.actor().user_id) : std::nullopt;
    OwnKind kind{kinds_ever(write) + 1, std::move(name), std::move(definition), write.now(), write.now(), by, by, false};
    write.run(db::Insert{kind});
    write.kept<Kept>() = {};
    write.touch("schemas");
    return kind;
}

std::int64_t kinds_ever(db::Read& read) { return read.one(LastNumber{}).value(); }

void update_kind(db::Write& write, OwnKind const& kind) {
    write.run(db::Update{kind});
    write.kept<Kept>() = {};
    write.touch("schemas");
}

}  // namespace tandem::kinds
