#pragma once

// For tests only: a company in a fresh database of each engine, in which some features live as they do in the program.
//
//     class Deals : public auth::testing::Company {
//     protected:
//         Deals() : Company({&pipelines::self, &records::self}) {}
//     };
//     TANDEM_ON_BOTH_ENGINES(Deals);
//     TEST_P(Deals, begin_at_the_beginning) { auto const made = ask(http::POST, "/crm/v3/objects/deals", …); … }

#include "platform/auth/users.hpp"
#include "platform/auth/workspace.hpp"
#include "platform/db/testing.hpp"
#include "platform/feature/feature.hpp"
#include "platform/http/router.hpp"

namespace tandem::auth::testing {

/// "/stages code" for each wrong field, else the code; empty where nothing is wrong.
template <class T>
std::vector<std::string> wrong_in(Result<T> const& result) {
    std::vector<std::string> wrong;
    if (result) return wrong;
    for (auto const& field : result.error().fields) wrong.push_back(field.pointer + " " + field.code);
    if (wrong.empty()) wrong.push_back(result.error().code);
    return wrong;
}

class Company : public db::testing::OnBothEngines {
protected:
    explicit Company(std::vector<feature::Feature const*> features, Instant founded = {}, std::string zone = "Europe/Berlin")
        : features_(std::move(features)), founded_(founded), zone_(std::move(zone)) {}

    template <class F>
    auto read(F&& body) {
        return database().read(actor(), std::forward<F>(body));
    }
    template <class F>
    auto write(F&& body) {
        return database().write(actor(), std::forward<F>(body));
    }
    /// The same at another time than now.
    template <class F>
    auto at(Instant when, F&& body) {
        return write([&](db::Write& write) {
            write.act_at(when);
            return body(write);
        });
    }

    void SetUp() override {
        OnBothEngines::SetUp();
        if (IsSkipped()) return;
        auto& kinds = parts().make<feature::TimelineKinds>();
        auto& holders = parts().make<feature::FileHolders>();
        auto& threads = parts().make<feature::Threads>();
        auto& notices = parts().make<feature::NoticeKinds>();
        auto& jobs = parts().make<feature::JobKinds>();
        for (auto const* one : features_) {
            kinds.all.insert(kinds.all.end(), one->timeline.begin(), one->timeline.end());
            holders.all.insert(holders.all.end(), one->file_holders.begin(), one->file_holders.end());
            notices.all.insert(notices.all.end(), one->notices.begin(), one->notices.end());
            jobs.all.insert(jobs.all.end(), one->job_kinds.begin(), one->job_kinds.end());
            threads.all.push_back(&one->thread);
            for (auto const* routes : one->routes) router_.add(*routes);
            if (one->subscribe) one->subscribe(database().subscriptions());
        }
        at(founded_, [&](db::Write& write) { create_workspace(write, {WorkspaceId(1), "Ferrow", "EUR", zone_, false, founded_}); });
    }

    UserId add_user(std::string const& name, std::string const& email) {
        return write([&](db::Write& write) { return create_user(write, name, {email}, db::Role::rep, "x").value().id; });
    }

    /// What the route at this address answers: JSON, null where it says nothing, or the error.
    Result<json::value> ask(http::Method method, std::string const& target, json::value const& body = nullptr) {
        http::Request request;
        request.method = method;
        request.path = target.substr(0, target.find('?'));
        if (request.path.size() < target.size()) request.query = target.substr(request.path.size() + 1);
        request.headers.set("Content-Type", "application/json");
        request.body = json::serialize(body);
        auto const match = router_.match(method, request.path);
        if (!match.route) throw std::logic_error("no route to " + target);
        auto const asker = actor();
        http::Ask ask(request, asker, &database(), parts(), match.parameters);
        auto const answer = match.route->handle(ask);
        if (!answer) return fail(answer);
        auto const& text = std::get<http::Response>(*answer).body;
        return text.empty() ? json::value() : json::parse(text);
    }

private:
    std::vector<feature::Feature const*> features_;
    Instant founded_;
    std::string zone_;
    http::Router router_;
};

}  // namespace tandem::auth::testing
