#include "sales/negotiation/moving.hpp"

#include "platform/blobs/blobs.hpp"
#include "platform/blobs/digest.hpp"
#include "platform/db/table.hpp"
#include "sales/negotiation/store.hpp"

#include <spdlog/spdlog.h>

namespace tandem::negotiation {
namespace {

struct OldDocument {
    QuoteId quote_id;
    std::string content;
    std::string pdf;  ///< base 64
};
BOOST_DESCRIBE_STRUCT(OldDocument, (), (quote_id, content, pdf))
TANDEM_TABLE(OldDocument, quote_document_in_base64, (quote_id))

struct Waiting {
    WorkspaceId workspace_id;
    QuoteId quote_id;
};
BOOST_DESCRIBE_STRUCT(Waiting, (), (workspace_id, quote_id))

struct ListWaiting {
    using Row = Waiting;
    static constexpr auto across_workspaces = "moved before anybody is served, each in its own workspace";
    static constexpr std::string_view sql = "select workspace_id, quote_id from quote_document_in_base64 order by 1, 2 limit 100";
};
TANDEM_QUERY(ListWaiting, ())

void move(db::Database& database, blobs::Store& store, Waiting const& waiting) {
    db::Actor const actor{waiting.workspace_id, UserId(), db::Role::owner, db::Means::command};
    auto const old = database.read(actor, [&](db::Read& read) { return read.one(db::Find<OldDocument>{waiting.quote_id}); });
    if (!old) return;
    // What cannot be read is kept as it is: `tandem verify` says of it what it said before.
    auto const kept = store.keep(blobs::from_base64(old->pdf).value_or(old->pdf));
    if (!kept) throw std::runtime_error("the PDF of a quote could not be made a file: " + kept.error().message);
    database.write(actor, [&](db::Write& write) {
        insert_document(write, {old->quote_id, old->content, kept->hash}, *kept);
        write.run(db::Delete<OldDocument>{old->quote_id});
    });
}

}  // namespace

void move_documents(db::Database& database) {
    auto& store = database.parts().get<blobs::Store>();
    std::size_t moved = 0;
    auto const waiting = [&] { return database.read({}, [](db::Read& read) { return read.all(ListWaiting{}); }); };
    for (auto some = waiting(); !some.empty(); some = waiting()) {
        if (moved == 0) spdlog::info("the PDFs of quotes become files");
        for (auto const& one : some) move(database, store, one);
        moved += some.size();
    }
    if (moved > 0) spdlog::info("{} PDFs of quotes became files", moved);
}

}  // namespace tandem::negotiation
