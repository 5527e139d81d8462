#include "marketing/brand/logo.hpp"

#include "platform/auth/setting.hpp"
#include "platform/auth/workspace.hpp"
#include "platform/blobs/digest.hpp"
#include "platform/blobs/picture.hpp"
#include "platform/pages/logo.hpp"

#include <spdlog/spdlog.h>

namespace tandem::brand {
namespace {

constexpr blobs::PictureSize largest{1'280, 1'280};
constexpr std::size_t most_kept = 20;
constexpr std::size_t most_offered = 5;

blobs::Use offer_use() { return {"logo_offered"}; }

/// The oldest go, but not that one.
void release_all_but(db::Write& write, blobs::Use const& use, std::size_t most, std::string const& kept) {
    auto const held = blobs::held_by(write, use);
    for (std::size_t i = 0; i + most < held.size(); ++i)
        if (held[i] != kept) blobs::release(write, held[i], use);
}

/// The bytes of "data:image/png;base64,…"; nullopt for everything else.
std::optional<std::string> bytes_of_data_url(std::string_view url) {
    auto const comma = url.find(";base64,");
    if (!url.starts_with("data:") || comma == std::string_view::npos) return std::nullopt;
    return blobs::from_base64(url.substr(comma + 8));
}

/// The look as it is kept, where its logo is a data URL.
std::optional<json::object> look_with_data_url(db::Read& read) {
    auto const stored = auth::settings::find(read, pages::look_setting);
    if (!stored || !*stored || !(*stored)->is_object()) return std::nullopt;
    auto const& look = (*stored)->get_object();
    auto const* logo = look.if_contains("logo");
    bool const is_data_url = logo && logo->is_string() && logo->get_string().starts_with("data:");
    return is_data_url ? std::optional(look) : std::nullopt;
}

void move_logo(db::Database& database, db::Actor const& actor) {
    auto look = database.read(actor, look_with_data_url);
    if (!look) return;
    auto const bytes = bytes_of_data_url(look->at("logo").get_string());
    auto const kept = draw_logo(database.parts().get<blobs::Store>(), bytes.value_or(""));
    if (!kept && kept.error().kind != ErrorKind::invalid)
        throw std::runtime_error("a logo could not be made a file: " + kept.error().message);
    if (!kept) spdlog::warn("workspace {}: its logo could not be read and is gone", actor.workspace_id.value);
    look->erase("logo");
    if (kept) look->emplace("logo", kept->hash);
    database.write(actor, [&](db::Write& write) {
        if (kept) {
            blobs::add(write, *kept);
            blobs::hold(write, kept->hash, pages::logo_use()).value();
        }
        auth::settings::put(write, pages::look_setting, *look);
    });
}

}  // namespace

Result<blobs::Kept> draw_logo(blobs::Store& store, std::string_view bytes) {
    auto const png = blobs::png_of(bytes, largest);
    if (!png) return fail(png);
    return store.keep(*png);
}

Result<void> change_logo(db::Write& write, std::optional<Text<64, 64>> const& former, std::optional<Text<64, 64>> const& logo) {
    auto const use = pages::logo_use();
    if (former && !logo) blobs::release(write, former->value, use);
    if (!logo) return {};
    if (auto ok = blobs::hold(write, logo->value, use); !ok) return ok;
    blobs::release(write, logo->value, offer_use());
    release_all_but(write, use, most_kept, logo->value);
    return {};
}

void offer_logo(db::Write& write, blobs::Kept const& kept) {
    blobs::add(write, kept);
    blobs::hold(write, kept.hash, offer_use()).value();
    release_all_but(write, offer_use(), most_offered, kept.hash);
}

bool is_shown(db::Read& read, std::string const& hash) {
    return blobs::is_held_anywhere(read, hash, pages::logo_use()) || blobs::is_held_anywhere(read, hash, offer_use());
}

void move_logos(db::Database& database) {
    auth::for_each_workspace(database, db::Means::command,
                             [&](auth::Workspace const&, db::Actor const& actor) { move_logo(database, actor); });
}

}  // namespace tandem::brand
