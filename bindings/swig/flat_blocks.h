/* Blocks of the caller's own in the place of built-in ones. */
#ifndef CAF_FLAT_BLOCKS_H
#define CAF_FLAT_BLOCKS_H

/** The places of a sequence of blocks; one that is missing or none leaves what is built in. */
enum flat_block {
    FLAT_PROFILE = 0, /**< a profile, in place of the one by number */
    FLAT_CALENDARS = 0, /**< plus a division, 1 to 3: the calendar of its cases */
    FLAT_COMPARED = 4, /**< plus a division: the calendar to hold its answers against */
    FLAT_BLOCKS = 8 /**< how many there may be */
};

#endif
