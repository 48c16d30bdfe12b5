/** Which square of a picture is taken. */
export interface Crop {
  /** 1 takes as much as fits. */
  zoom: number;
  /** From 0 (all the way left, or up) to 1. */
  x: number;
  y: number;
}

export interface Size {
  width: number;
  height: number;
}

export const middle: Crop = { zoom: 1, x: 0.5, y: 0.5 };

export function squareOf({ width, height }: Size, { zoom, x, y }: Crop) {
  const side = Math.min(width, height) / zoom;
  return { left: (width - side) * x, top: (height - side) * y, side };
}

/** The picture is pulled along by so many pixels of a preview that is `shown` wide. */
export function pulled(size: Size, crop: Crop, dx: number, dy: number, shown: number): Crop {
  const { left, top, side } = squareOf(size, crop);
  const moved = (start: number, by: number, whole: number, kept: number) =>
    whole - side < 0.5 ? kept : Math.max(0, Math.min(1, (start - (by * side) / shown) / (whole - side)));
  return { ...crop, x: moved(left, dx, size.width, crop.x), y: moved(top, dy, size.height, crop.y) };
}

export function draw(canvas: HTMLCanvasElement, picture: ImageBitmap, crop: Crop) {
  const { left, top, side } = squareOf(picture, crop);
  const context = canvas.getContext('2d')!;
  context.imageSmoothingQuality = 'high';
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, left, top, side, side, 0, 0, canvas.width, canvas.height);
}

/** Twice as fine as it is ever shown: what the camera wrote besides, and the rest of the picture, never leave this device. */
export function cut(picture: ImageBitmap, crop: Crop): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 512;
  draw(canvas, picture, crop);
  return new Promise((done) => canvas.toBlob(done, 'image/webp', 0.92));
}
