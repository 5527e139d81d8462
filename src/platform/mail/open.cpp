#include "base/text.hpp"
#include "platform/mail/internal/gmime.hpp"
#include "platform/mail/message.hpp"

namespace tandem::mail {
namespace {

std::string clean(char const* text) {
    std::string const value = text ? text : "";
    return is_clean_utf8(value) ? value : std::string();
}

std::string address_list(InternetAddressList* list) {
    if (!list) return {};
    OwnedText const text(internet_address_list_to_string(list, nullptr, FALSE));
    return clean(text.get());
}

/// The first text of its kind, and the names of everything attached.
void take_part(GMimeObject*, GMimeObject* part, gpointer data) {
    auto& opened = *static_cast<Opened*>(data);
    if (!GMIME_IS_PART(part)) return;
    if (auto const* name = g_mime_part_get_filename(GMIME_PART(part))) {
        opened.attachment_names.push_back(clean(name));
        return;
    }
    if (!GMIME_IS_TEXT_PART(part)) return;
    OwnedText const text(g_mime_text_part_get_text(GMIME_TEXT_PART(part)));
    auto* const type = g_mime_object_get_content_type(part);
    auto& place = g_mime_content_type_is_type(type, "text", "html") ? opened.html : opened.text;
    if (!place.empty()) return;
    place = clean(text.get());
    std::erase(place, '\r');
}

}  // namespace

Opened open(std::string_view raw) {
    start_gmime();
    Opened opened;
    Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(raw.data(), raw.size()));
    Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
    Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
    if (!message) return opened;
    opened.from = address_list(g_mime_message_get_from(message.get()));
    opened.to = address_list(g_mime_message_get_to(message.get()));
    opened.subject = clean(g_mime_message_get_subject(message.get()));
    auto* const headers = g_mime_object_get_header_list(GMIME_OBJECT(message.get()));
    for (int i = 0; i < g_mime_header_list_get_count(headers); ++i) {
        auto* const header = g_mime_header_list_get_header_at(headers, i);
        opened.headers.emplace_back(clean(g_mime_header_get_name(header)), clean(g_mime_header_get_value(header)));
    }
    g_mime_message_foreach(message.get(), take_part, &opened);
    return opened;
}

}  // namespace tandem::mail
