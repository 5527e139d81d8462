// A record is a version byte, a kind byte, then fields in a fixed order: varints (zigzag where signed) and
// length-prefixed strings. Frames, checksums and sequence numbers are the log's business.
#include "platform/events/internal/record.hpp"

#include <boost/crc.hpp>

namespace tandem::events {
namespace {

constexpr char version = 1;
enum class Kind : char { event = 'e', link = 'l', end_of_visits = 'z' };

class Writer {
public:
    Writer(Kind kind, Instant arrived) {
        bytes_.reserve(256);
        bytes_.push_back(version);
        bytes_.push_back(static_cast<char>(kind));
        (*this)(arrived.ms);
    }
    void operator()(std::uint64_t value) {
        while (value >= 0x80) {
            bytes_.push_back(static_cast<char>(value | 0x80));
            value >>= 7;
        }
        bytes_.push_back(static_cast<char>(value));
    }
    void operator()(std::int64_t value) { (*this)((static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63)); }
    void operator()(std::int32_t value) { (*this)(std::int64_t{value}); }
    void operator()(bool value) { bytes_.push_back(value ? 1 : 0); }
    void operator()(std::string const& text) {
        (*this)(std::uint64_t{text.size()});
        bytes_ += text;
    }
    void operator()(Instant at) { (*this)(at.ms); }
    template <class Tag>
    void operator()(Id<Tag> id) {
        (*this)(id.value);
    }
    std::string take() { return std::move(bytes_); }

private:
    std::string bytes_;
};

class Reader {
public:
    explicit Reader(std::string_view bytes) : rest_(bytes) {}

    void operator()(std::uint64_t& value) {
        value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            auto byte = static_cast<unsigned char>(next());
            value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
            if (byte < 0x80) return;
        }
        ok_ = false;
    }
    void operator()(std::int64_t& value) {
        std::uint64_t raw = 0;
        (*this)(raw);
        value = static_cast<std::int64_t>(raw >> 1) ^ -static_cast<std::int64_t>(raw & 1);
    }
    void operator()(std::int32_t& value) {
        std::int64_t wide = 0;
        (*this)(wide);
        value = static_cast<std::int32_t>(wide);
    }
    void operator()(bool& value) { value = next() != 0; }
    void operator()(std::string& text) {
        std::uint64_t size = 0;
        (*this)(size);
        if (size > rest_.size()) {
            ok_ = false;
            return;
        }
        text.assign(rest_.substr(0, size));
        rest_.remove_prefix(size);
    }
    void operator()(Instant& at) { (*this)(at.ms); }
    template <class Tag>
    void operator()(Id<Tag>& id) {
        (*this)(id.value);
    }
    char next() {
        if (rest_.empty()) {
            ok_ = false;
            return 0;
        }
        char byte = rest_.front();
        rest_.remove_prefix(1);
        return byte;
    }
    bool complete() const { return ok_ && rest_.empty(); }

private:
    std::string_view rest_;
    bool ok_ = true;
};

/// The one list of an event's fields, for both directions. Append only; a change needs a new version.
template <class Visitor, class E>
void each_field(Visitor& visit, E& event) {
    auto& from = event.acquisition;
    auto& client = event.client;
    visit(event.workspace_id), visit(event.site_id), visit(event.at), visit(event.name), visit(event.visitor_id);
    for (auto& id : event.former_visitor_ids) visit(id);
    visit(event.contact_id), visit(event.hostname), visit(event.pathname);
    visit(from.source), visit(from.channel), visit(from.referrer), visit(from.utm_source), visit(from.utm_medium);
    visit(from.utm_campaign), visit(from.utm_term), visit(from.utm_content), visit(from.campaign_id);
    visit(client.country), visit(client.device), visit(client.browser), visit(client.browser_version);
    visit(client.os), visit(client.os_version), visit(client.screen);
    visit(event.props), visit(event.engagement_ms), visit(event.scroll_depth);
    visit(event.revenue_minor), visit(event.revenue_currency), visit(event.bot), visit(event.interactive);
}

template <class Visitor, class L>
void each_link_field(Visitor& visit, L& link) {
    visit(link.workspace_id), visit(link.visitor_id), visit(link.contact_id), visit(link.at);
}

}  // namespace

std::string encode_event(Event const& event, Instant arrived) {
    Writer writer(Kind::event, arrived);
    each_field(writer, event);
    return writer.take();
}

std::string encode_link(Link const& link, Instant arrived) {
    Writer writer(Kind::link, arrived);
    each_link_field(writer, link);
    return writer.take();
}

std::string encode_end_of_visits(Instant arrived) { return Writer(Kind::end_of_visits, arrived).take(); }

std::optional<Record> decode_record(std::string_view bytes) {
    Reader reader(bytes);
    if (reader.next() != version) return std::nullopt;
    auto kind = static_cast<Kind>(reader.next());
    Record record;
    reader(record.arrived);
    if (kind == Kind::event) {
        each_field(reader, record.what.emplace<Event>());
    } else if (kind == Kind::link) {
        each_link_field(reader, record.what.emplace<Link>());
    } else if (kind == Kind::end_of_visits) {
        record.what = EndOfVisits{};
    } else {
        return std::nullopt;
    }
    if (!reader.complete()) return std::nullopt;
    return record;
}

std::uint32_t crc32c(std::string_view bytes) {
    boost::crc_optimal<32, 0x1EDC6F41, 0xFFFFFFFF, 0xFFFFFFFF, true, true> crc;
    crc.process_bytes(bytes.data(), bytes.size());
    return crc.checksum();
}

}  // namespace tandem::events
