package io.github.passkeyjourney.device.link;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.client.j2se.MatrixToImageWriter;
import com.google.zxing.qrcode.QRCodeWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;

/** A QR code, by the library that Keycloak ships for one-time codes. */
final class QrCode {

    /** In pixels; with the white edge that scanners need. */
    private static final int SIZE = 264;

    private QrCode() {}

    /**
     * As PNG in base64.
     *
     * @throws IllegalArgumentException if the text is too long for a code
     */
    static String png(String text) {
        try {
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            MatrixToImageWriter.writeToStream(
                    new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, SIZE, SIZE), "png", png);
            return Base64.getEncoder().encodeToString(png.toByteArray());
        } catch (WriterException e) {
            throw new IllegalArgumentException("No QR code of it", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
