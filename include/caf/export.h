/** @file
 * What the library exports. Everything public is marked CAF_API (the core) or
 * CAF_IO_API (caf-io); nothing else leaves either library.
 */
#ifndef CAF_EXPORT_H
#define CAF_EXPORT_H

#if defined(_WIN32) && !defined(CAF_STATIC)
#  ifdef CAF_BUILDING
#    define CAF_API __declspec(dllexport)
#  else
#    define CAF_API __declspec(dllimport)
#  endif
#  ifdef CAF_IO_BUILDING
#    define CAF_IO_API __declspec(dllexport)
#  else
#    define CAF_IO_API __declspec(dllimport)
#  endif
#elif defined(__GNUC__) && __GNUC__ >= 4
#  define CAF_API __attribute__((visibility("default")))
#  define CAF_IO_API __attribute__((visibility("default")))
#else
#  define CAF_API
#  define CAF_IO_API
#endif

#endif
