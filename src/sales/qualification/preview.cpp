#include "sales/qualification/preview.hpp"

#include "crm/records/records.hpp"
#include "sales/qualification/fit.hpp"

#include <algorithm>
#include <chrono>

namespace tandem::qualification {
namespace {

using records::ObjectType;

constexpr int most_contacts = 2000;
constexpr std::size_t most_movers = 20;
constexpr std::int64_t bucket_width = 5;

class Comparison {
public:
    explicit Comparison(std::int64_t threshold) {
        out_.threshold = threshold;
        for (std::int64_t from = 0; from < 100; from += bucket_width) out_.buckets.push_back({from, 0, 0});
    }

    void add(records::Record const& contact, Score const& now, Score const& then) {
        ++out_.contacts;
        ++bucket(now.total).now;
        ++bucket(then.total).then;
        for (auto const& part : then.parts)
            if (part.points != 0) ++reach_[part.rule_id];
        bool const was = now.total >= out_.threshold;
        bool const will = then.total >= out_.threshold;
        out_.ready_now += was;
        out_.ready_then += will;
        if (was == will) return;
        ++(will ? out_.rise : out_.fall);
        out_.movers.push_back({contact.id, records::title_of(ObjectType::contacts, contact), contact.text("company"),
                               contact.text("lifecyclestage"), now.total, then.total});
    }

    Preview done() && {
        std::ranges::stable_sort(out_.movers, std::ranges::greater{}, [](auto const& mover) { return std::abs(mover.to - mover.from); });
        if (out_.movers.size() > most_movers) out_.movers.resize(most_movers);
        for (auto const& [rule, contacts] : reach_) out_.reach.push_back({rule, contacts});
        return std::move(out_);
    }

private:
    Bucket& bucket(std::int64_t total) {
        return out_.buckets.at(static_cast<std::size_t>(std::min<std::int64_t>(total, 99) / bucket_width));
    }

    Preview out_;
    std::map<std::string, std::int64_t> reach_;
};

}  // namespace

Preview preview(db::Read& read, ScoreRules const& draft, ScoreRules const& active, std::int64_t threshold) {
    auto const began = std::chrono::steady_clock::now();
    Comparison comparison(threshold);
    Labels const labels(read);
    Fit const now(read, active);
    Fit const then(read, draft);
    auto const ids = latest_contacts(read, most_contacts);
    for (std::size_t at = 0; at < ids.size(); at += 200) {
        std::vector<RecordId> const some(ids.begin() + static_cast<std::ptrdiff_t>(at),
                                         ids.begin() + static_cast<std::ptrdiff_t>(std::min(ids.size(), at + 200)));
        auto const fits_now = now.of(read, some);
        auto const fits_then = then.of(read, some);
        for (auto const& contact : records::find_all(read, ObjectType::contacts, some, {"all"})) {
            auto const signals = signals_of(read, contact.id);
            comparison.add(contact, score_of(contact, fits_now.at(contact.id), signals, active, labels, read.now()),
                           score_of(contact, fits_then.at(contact.id), signals, draft, labels, read.now()));
        }
    }
    auto out = std::move(comparison).done();
    out.all_contacts = records::live_total(read, ObjectType::contacts);
    out.took_ms = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - began).count();
    return out;
}

}  // namespace tandem::qualification
