// bench_smtp_alone --target 127.0.0.1:2525 [--mails 20000] [--connections 8]
//
// One message, sent over and over through libcurl: what the campaign benchmark has beside it. Prints one line of JSON.

#include <curl/curl.h>
#include <fmt/core.h>
#include <CLI/CLI.hpp>
#include <atomic>
#include <chrono>
#include <cstring>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace {

struct Options {
    std::string target;
    int mails = 20'000;
    int connections = 8;
};

struct Upload {
    std::string const& message;
    std::size_t sent = 0;
};

std::size_t read_more(char* buffer, std::size_t size, std::size_t count, void* data) {
    auto& upload = *static_cast<Upload*>(data);
    auto const length = std::min(size * count, upload.message.size() - upload.sent);
    std::memcpy(buffer, upload.message.data() + upload.sent, length);
    upload.sent += length;
    return length;
}

std::string message() {
    std::string text = "From: Bench <bench@sender.example>\r\nTo: <somebody@receiver.example>\r\nSubject: A letter\r\n\r\n";
    for (int line = 0; line < 60; ++line) text += "The same words again and again, about as many as a short letter has.\r\n";
    return text;
}

void send_mails(Options const& options, std::string const& text, std::atomic<int>& left) {
    auto* const curl = curl_easy_init();
    auto* const to = curl_slist_append(nullptr, "<somebody@receiver.example>");
    auto const url = "smtp://" + options.target;
    curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl, CURLOPT_MAIL_FROM, "<bench@sender.example>");
    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, to);
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, read_more);
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    while (left.fetch_sub(1) > 0) {
        Upload upload{text};
        curl_easy_setopt(curl, CURLOPT_READDATA, &upload);
        if (auto const code = curl_easy_perform(curl); code != CURLE_OK) {
            fmt::print(stderr, "bench_smtp_alone: {}\n", curl_easy_strerror(code));
            std::exit(1);
        }
    }
    curl_slist_free_all(to);
    curl_easy_cleanup(curl);
}

}  // namespace

int main(int argc, char** argv) {
    Options options;
    CLI::App app("libcurl alone, for the benchmarks of bench/");
    app.add_option("--target", options.target)->required();
    app.add_option("--mails", options.mails);
    app.add_option("--connections", options.connections);
    CLI11_PARSE(app, argc, argv);

    curl_global_init(CURL_GLOBAL_DEFAULT);
    auto const text = message();
    std::atomic<int> left = options.mails;
    auto const begin = std::chrono::steady_clock::now();
    {
        std::vector<std::jthread> threads;
        for (int index = 0; index < options.connections; ++index) threads.emplace_back([&] { send_mails(options, text, left); });
    }
    auto const seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    fmt::print("{{\"mails\": {}, \"per_second\": {:.1f}}}\n", options.mails, options.mails / seconds);
}
