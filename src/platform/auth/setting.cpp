#include "platform/auth/setting.hpp"

namespace tandem::auth::settings {
namespace {

struct FindSetting {
    using Row = db::Json;
    static constexpr std::string_view sql = "select value from workspace_setting where workspace_id = :workspace_id and name = :name";
    std::string name;
};
TANDEM_QUERY(FindSetting, (name))

struct PutSetting {
    static constexpr std::string_view sql = R"(
        insert into workspace_setting (workspace_id, name, value) values (:workspace_id, :name, :value)
        on conflict (workspace_id, name) do update set value = excluded.value)";
    std::string name;
    db::Json value;
};
TANDEM_QUERY(PutSetting, (name, value))

}  // namespace

std::optional<json::value> find(db::Read& read, std::string const& name) {
    auto const text = read.one(FindSetting{.name = name});
    if (!text) return std::nullopt;
    return json::parse(text->text);
}

void put(db::Write& write, std::string const& name, json::value const& value) {
    write.run(PutSetting{.name = name, .value = {json::serialize(value)}});
}

}  // namespace tandem::auth::settings
