#pragma once

#include <expected>
#include <string>
#include <utility>
#include <vector>

namespace tandem {

/// What went wrong, in terms every layer understands. `platform/http` alone maps it to a status.
enum class ErrorKind { invalid, unauthenticated, forbidden, not_found, conflict, gone, too_large, too_many, unavailable, no_room };

/// One wrong field: where (JSON pointer, RFC 6901), a stable code, a sentence for people.
struct FieldError {
    std::string pointer;
    std::string code;
    std::string message;
};

struct Error {
    ErrorKind kind;
    std::string code;     ///< stable, snake_case; screens translate it
    std::string message;  ///< what happened, what was kept, what to do next
    std::vector<FieldError> fields{};
};

/// Expected failures are values; broken infrastructure and bugs are exceptions.
template <class T>
using Result = std::expected<T, Error>;

using Failure = std::unexpected<Error>;

inline Failure failure(ErrorKind kind, std::string code, std::string message, std::vector<FieldError> fields = {}) {
    return Failure(Error{kind, std::move(code), std::move(message), std::move(fields)});
}
inline Failure invalid(std::string code, std::string message, std::vector<FieldError> fields = {}) {
    return failure(ErrorKind::invalid, std::move(code), std::move(message), std::move(fields));
}
/// Several wrong fields as a whole error; its sentence is the first one's. `fields` is not empty.
inline Failure invalid_fields(std::string code, std::vector<FieldError> fields) {
    auto message = fields.front().message;
    return failure(ErrorKind::invalid, std::move(code), std::move(message), std::move(fields));
}
/// One wrong field as a whole error: `invalid_field("/email", "email_invalid", "This is not an address.")`.
inline Failure invalid_field(std::string pointer, std::string code, std::string message) {
    return failure(ErrorKind::invalid, code, message, {FieldError{std::move(pointer), code, message}});
}
inline Failure unauthenticated(std::string code, std::string message) {
    return failure(ErrorKind::unauthenticated, std::move(code), std::move(message));
}
inline Failure forbidden(std::string code, std::string message) {
    return failure(ErrorKind::forbidden, std::move(code), std::move(message));
}
inline Failure not_found(std::string code, std::string message) {
    return failure(ErrorKind::not_found, std::move(code), std::move(message));
}
inline Failure conflict(std::string code, std::string message, std::vector<FieldError> fields = {}) {
    return failure(ErrorKind::conflict, std::move(code), std::move(message), std::move(fields));
}
inline Failure gone(std::string code, std::string message) { return failure(ErrorKind::gone, std::move(code), std::move(message)); }
inline Failure too_large(std::string code, std::string message) {
    return failure(ErrorKind::too_large, std::move(code), std::move(message));
}
inline Failure too_many(std::string code, std::string message) { return failure(ErrorKind::too_many, std::move(code), std::move(message)); }
inline Failure unavailable(std::string code, std::string message) {
    return failure(ErrorKind::unavailable, std::move(code), std::move(message));
}
/// The server's disk is full.
inline Failure no_room(std::string code, std::string message) { return failure(ErrorKind::no_room, std::move(code), std::move(message)); }

/// Passes an error on: `if (!quote) return fail(quote);`
template <class T>
Failure fail(Result<T> const& result) {
    return Failure(result.error());
}
template <class T>
Failure fail(Result<T>&& result) {
    return Failure(std::move(result).error());
}

}  // namespace tandem
