# How everything is compiled: strict warnings as errors, mold and ccache where they are installed.
# Optimised, GCC 12 sees accesses outside of objects where inlined library code cannot reach; the asan build looks for real ones.
set(not_of_gcc_12 "-Wno-array-bounds -Wno-stringop-overflow -Wno-stringop-overread -Wno-dangling-pointer -Wno-use-after-free")
set(CMAKE_CXX_FLAGS_RUN "-O2 -g1 -DNDEBUG ${not_of_gcc_12}")
set(CMAKE_CXX_FLAGS_ASAN "-O1 -g1 -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all ${not_of_gcc_12}")
set(CMAKE_EXE_LINKER_FLAGS_ASAN "-fsanitize=address,undefined")
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Run CACHE STRING "" FORCE)
endif()

add_library(tandem_options INTERFACE)
target_compile_definitions(tandem_options INTERFACE TANDEM_VERSION="${PROJECT_VERSION}")
target_compile_options(tandem_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Werror
  -Wno-missing-field-initializers  # a query or wire type names only the fields it sets
  -Wno-restrict                    # GCC 12 reports std::string's own operator+ (PR 105651)
  -Wno-maybe-uninitialized         # GCC 12 reports std::expected and std::optional under the sanitizers
  -fmacro-prefix-map=${CMAKE_SOURCE_DIR}/=  # __FILE__ is the same in every clone, so that ccache serves all
  -fdiagnostics-color=auto)

# A unity build includes .cpp files, which GCC then takes for headers with anonymous namespaces.
if(CMAKE_UNITY_BUILD)
  target_compile_options(tandem_options INTERFACE -Wno-subobject-linkage)
endif()

find_program(TANDEM_MOLD mold)
if(TANDEM_MOLD)
  add_link_options(-fuse-ld=mold)
endif()

find_program(TANDEM_CCACHE ccache)
if(TANDEM_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # Paths below the checkout are made relative, so that every clone and build folder shares one cache.
  set(CMAKE_CXX_COMPILER_LAUNCHER
    ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${TANDEM_CCACHE})
endif()
