# Files that become part of the program: the web application, the migrations, the data sets from npm.
option(TANDEM_WEB "Build the web application and embed it" ON)

# tandem_embed(<target> <kind> <input folder> <dependency>…): an object library from tools/embed.mjs
function(tandem_embed target kind input)
  set(output ${CMAKE_BINARY_DIR}/embedded/${target})
  add_custom_command(OUTPUT ${output}/bytes.S ${output}/table.cpp
    COMMAND ${CMAKE_SOURCE_DIR}/tools/node ${CMAKE_SOURCE_DIR}/tools/embed.mjs ${kind} ${input} ${output}
    DEPENDS ${CMAKE_SOURCE_DIR}/tools/embed.mjs ${ARGN}
    COMMENT "Embedding ${target}" VERBATIM)
  add_library(${target} OBJECT ${output}/bytes.S ${output}/table.cpp)
  set_target_properties(${target} PROPERTIES UNITY_BUILD OFF)
endfunction()

file(GLOB migration_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/migrations/*.sql)
tandem_embed(migrations migrations ${CMAKE_SOURCE_DIR}/migrations ${migration_files})
tandem_embed(data_sets data ${CMAKE_SOURCE_DIR}/third_party/npm ${CMAKE_SOURCE_DIR}/third_party/npm/package-lock.json)
tandem_embed(web_none web ${CMAKE_BINARY_DIR}/no-web)

file(GLOB web_package CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/web/package-lock.json)
if(TANDEM_WEB AND web_package)
  file(GLOB_RECURSE web_files CONFIGURE_DEPENDS
    ${CMAKE_SOURCE_DIR}/web/src/* ${CMAKE_SOURCE_DIR}/web/public/*)
  file(GLOB web_settings CONFIGURE_DEPENDS
    ${CMAKE_SOURCE_DIR}/web/*.json ${CMAKE_SOURCE_DIR}/web/*.ts ${CMAKE_SOURCE_DIR}/web/*.js ${CMAKE_SOURCE_DIR}/web/*.html)
  list(FILTER web_files EXCLUDE REGEX "\\.test\\.tsx?$")
  set(web_dist ${CMAKE_BINARY_DIR}/web)
  add_custom_command(OUTPUT ${web_dist}.built
    COMMAND ${CMAKE_SOURCE_DIR}/tools/build-web ${web_dist}
    COMMAND ${CMAKE_COMMAND} -E touch ${web_dist}.built
    DEPENDS ${web_files} ${web_settings} ${CMAKE_SOURCE_DIR}/tools/build-web
      ${CMAKE_SOURCE_DIR}/tools/build-tracker.mjs ${CMAKE_SOURCE_DIR}/src/marketing/analytics/tracker/script.js
    COMMENT "Building the web application" VERBATIM)
  tandem_embed(web_built web ${web_dist} ${web_dist}.built)
  set(tandem_web web_built)
else()
  set(tandem_web web_none)
endif()
