/** A part of a URI as people write it; as it stands where it is not well formed. */
export function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
