// How much a backup may ask of us when it is read, and why.

/** A ZIP without extensions cannot be larger; nor can what its files become. */
export const MAX_BACKUP_BYTES = 2 ** 32 - 1

/** Names and hashes of 65,535 files take about 12 MB. */
export const MAX_MANIFEST_BYTES = 32 * 1024 * 1024

/** A part of the data is closed at about one megabyte; one badge with all that hangs on it may be larger. */
export const MAX_DATA_BYTES = 32 * 1024 * 1024

/** What the list of files at the end of the archive may take: 65,535 files with names of 120 bytes, and then some. */
export const MAX_DIRECTORY_BYTES = 32 * 1024 * 1024
