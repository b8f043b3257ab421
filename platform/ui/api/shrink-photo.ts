const LONGEST_SIDE = 2048;
const QUALITY = 0.85;

/**
 * A photo as a JPEG of at most 2048 px. Drawing it anew leaves place, time and device of the original behind before
 * anything is sent, and a 6 MB picture becomes about 500 kB. What this browser cannot draw (HEIC on Android) goes as
 * it is: the server re-encodes everything again and refuses by name what it cannot read.
 */
export async function shrinkPhoto(original: Blob): Promise<Blob> {
  try {
    const picture = await createImageBitmap(original);
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    const pen = canvas.getContext('2d');
    if (pen === null) return original;
    // JPEG knows no transparency: a screenshot's clear parts would turn black.
    pen.fillStyle = 'white';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const drawn = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
    return drawn ?? original;
  } catch {
    return original;
  }
}
