# External libraries, each under one name. Debian packages through CMake or pkg-config, DuckDB from npm.
find_package(Threads REQUIRED)
find_package(Boost 1.81 REQUIRED COMPONENTS json)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(CLI11 REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(ZLIB REQUIRED)
find_package(date REQUIRED)
find_package(GTest REQUIRED)
find_package(PkgConfig REQUIRED)

# tandem_pkg(<name> <pkg-config module>…): the imported target tandem::<name>
function(tandem_pkg name)
  pkg_check_modules(${name} REQUIRED IMPORTED_TARGET GLOBAL ${ARGN})
  add_library(tandem::${name} ALIAS PkgConfig::${name})
endfunction()

tandem_pkg(sqlite3 sqlite3)
tandem_pkg(pq libpq)
tandem_pkg(curl libcurl)
tandem_pkg(gmime gmime-3.0)
tandem_pkg(sodium libsodium)
tandem_pkg(tomlplusplus tomlplusplus)
tandem_pkg(re2 re2)
tandem_pkg(maxminddb libmaxminddb)
tandem_pkg(psl libpsl)
tandem_pkg(utf8proc libutf8proc)
tandem_pkg(cairo cairo cairo-pdf)
tandem_pkg(pango pangocairo)
tandem_pkg(magic libmagic)

# Only its headers: platform/blobs loads the library when the first picture comes.
pkg_check_modules(vips REQUIRED vips)
tandem_pkg(gobject gobject-2.0)
add_library(tandem::vips INTERFACE IMPORTED GLOBAL)
target_include_directories(tandem::vips INTERFACE ${vips_INCLUDE_DIRS})
target_link_libraries(tandem::vips INTERFACE tandem::gobject ${CMAKE_DL_LIBS})

# tandem_library(<name> <header> <library>…): for packages that ship neither CMake nor pkg-config files
function(tandem_library name header)
  find_path(${name}_include ${header} REQUIRED)
  add_library(tandem::${name} INTERFACE IMPORTED GLOBAL)
  target_include_directories(tandem::${name} INTERFACE ${${name}_include})
  foreach(library IN LISTS ARGN)
    find_library(${name}_${library} ${library} REQUIRED)
    target_link_libraries(tandem::${name} INTERFACE ${${name}_${library}})
  endforeach()
endfunction()

tandem_library(soci soci/soci.h soci_core soci_sqlite3 soci_postgresql)
target_include_directories(tandem::soci INTERFACE /usr/include/postgresql)  # SOCI's backend header asks for <libpq-fe.h>
target_link_libraries(tandem::soci INTERFACE tandem::sqlite3 tandem::pq)
tandem_library(cmark_gfm cmark-gfm.h cmark-gfm-extensions cmark-gfm)
tandem_library(http_parser http_parser.h http_parser)
tandem_library(restinio restinio/all.hpp)
target_compile_definitions(tandem::restinio INTERFACE RESTINIO_USE_BOOST_ASIO=1)
target_link_libraries(tandem::restinio INTERFACE tandem::http_parser fmt::fmt Boost::boost Threads::Threads OpenSSL::SSL)

# DuckDB: the library comes with its Node bindings, the header with its Node sources.
set(TANDEM_NPM ${CMAKE_SOURCE_DIR}/third_party/npm/node_modules)
if(CMAKE_SYSTEM_PROCESSOR MATCHES "aarch64|arm64")
  set(duckdb_arch arm64)
else()
  set(duckdb_arch x64)
endif()
set(duckdb_library ${TANDEM_NPM}/@duckdb/node-bindings-linux-${duckdb_arch}/libduckdb.so)
if(NOT EXISTS ${duckdb_library})
  message(FATAL_ERROR "DuckDB is not there yet. Run tools/install first.")
endif()
# Beside the program, where $ORIGIN finds it.
file(MAKE_DIRECTORY ${CMAKE_RUNTIME_OUTPUT_DIRECTORY})
file(COPY_FILE ${duckdb_library} ${CMAKE_RUNTIME_OUTPUT_DIRECTORY}/libduckdb.so ONLY_IF_DIFFERENT)
add_library(tandem::duckdb SHARED IMPORTED GLOBAL)
set_target_properties(tandem::duckdb PROPERTIES
  IMPORTED_LOCATION ${CMAKE_RUNTIME_OUTPUT_DIRECTORY}/libduckdb.so
  INTERFACE_INCLUDE_DIRECTORIES ${TANDEM_NPM}/duckdb/src/duckdb/src/include)
