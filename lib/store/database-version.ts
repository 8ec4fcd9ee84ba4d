/** Name of the database of the browser profile. */
export const DATABASE_NAME = 'backfile';
/** Number of its present form. */
export const DATABASE_VERSION = 3;
