#include "platform/auth/setting.hpp"

#include "platform/db/table.hpp"

namespace tandem::auth::settings {
namespace {

struct StoredSetting {
    std::string name;
    db::Json value;
};
BOOST_DESCRIBE_STRUCT(StoredSetting, (), (name, value))
TANDEM_TABLE(StoredSetting, workspace_setting, (name))

}  // namespace

std::optional<json::value> find(db::Read& read, std::string const& name) {
    auto const stored = read.one(db::Find<StoredSetting>{name});
    if (!stored) return std::nullopt;
    return json::parse(stored->value.text);
}

void put(db::Write& write, std::string const& name, json::value const& value) {
    write.run(db::Put{StoredSetting{name, {json::serialize(value)}}});
}

}  // namespace tandem::auth::settings
